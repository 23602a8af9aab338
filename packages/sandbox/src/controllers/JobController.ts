import { findCondition, setCondition } from '../model/conditions.ts';
import type { Condition, Job, Pod } from '../model/shapes.ts';
import { OwnerController, splitKey } from './Controller.ts';
import { isActive, isReady, podFromTemplate } from './podFromTemplate.ts';

const component = 'job-controller';

/** How a job ended, if it has. */
export function jobOutcome(job: Job): 'Complete' | 'Failed' | undefined {
  for (const type of ['Complete', 'Failed'] as const) {
    if (findCondition(job.status.conditions, type)?.status === 'True') {
      return type;
    }
  }
  return undefined;
}

/** Runs pods until enough of them have succeeded or too many have failed. */
export class JobController extends OwnerController {
  protected readonly resource = 'jobs.batch';
  protected readonly kind = 'Job';
  protected readonly dependents = ['pods' as const];

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const job = this.client.get<Job>(this.resource, namespace, name);
    if (!job || job.metadata.deletionTimestamp) {
      return;
    }
    if (jobOutcome(job)) {
      this.expire(job);
      return;
    }
    const pods = this.client.owned<Pod>('pods', job);
    const count = (phase: string) =>
      pods.filter(pod => pod.status.phase === phase).length;
    const succeeded = count('Succeeded');
    const failed = count('Failed');
    const active = pods.filter(isActive);
    const { completions, parallelism = 1, backoffLimit = 6 } = job.spec;
    const wanted = completions ?? 1;
    if (succeeded >= wanted) {
      this.finish(job, 'Complete', { succeeded, failed });
      return;
    }
    if (failed > backoffLimit) {
      active.forEach(pod => this.client.delete(pod));
      this.finish(job, 'Failed', { succeeded, failed });
      return;
    }
    if (job.spec.suspend) {
      active.forEach(pod => this.client.delete(pod));
      this.report(job, [], { succeeded, failed });
      return;
    }
    const room = Math.min(parallelism, wanted - succeeded) - active.length;
    if (room > 0 && failed > 0 && this.waitsFor(key, job, failed)) {
      this.report(job, active, { succeeded, failed });
      return;
    }
    for (let index = 0; index < room; index++) {
      const pod = this.client.create(
        'pods',
        namespace,
        podFromTemplate(job, job.spec.template),
      );
      this.context.events.record(job, {
        reason: 'SuccessfulCreate',
        message: `Created pod: ${pod.metadata.name}`,
        component,
      });
      active.push(pod as Pod);
    }
    this.report(job, active, { succeeded, failed });
  }

  /** After a failure the next pod waits 10 s, 20 s and so on. */
  private waitsFor(key: string, job: Job, failed: number): boolean {
    const ends = this.client
      .owned<Pod>('pods', job)
      .filter(pod => pod.status.phase === 'Failed')
      .map(pod =>
        Date.parse(
          pod.status.containerStatuses?.[0]?.state.terminated?.finishedAt ??
            pod.metadata.creationTimestamp,
        ),
      );
    const pause = Math.min(600_000, 10_000 * 2 ** (failed - 1));
    const due = Math.max(...ends) + pause;
    if (due > this.clock.now()) {
      this.enqueue(key, due - this.clock.now() + 10);
      return true;
    }
    return false;
  }

  private report(
    job: Job,
    active: Pod[],
    ended: { succeeded: number; failed: number },
  ): void {
    const now = this.clock.timestamp();
    const ready = active.filter(isReady).length;
    const suspended = job.spec.suspend === true;
    const before = findCondition(job.status.conditions, 'Suspended');
    let { conditions } = job.status;
    if (suspended || before) {
      conditions = setCondition(
        conditions,
        {
          type: 'Suspended',
          status: suspended ? 'True' : 'False',
          reason: suspended ? 'JobSuspended' : 'JobResumed',
          message: suspended ? 'Job suspended' : 'Job resumed',
          lastProbeTime: null,
        },
        now,
      );
    }
    this.client.setStatus(job, {
      ...(active.length > 0 ? { active: active.length } : {}),
      ready,
      terminating: 0,
      uncountedTerminatedPods: {},
      ...(ended.succeeded > 0 ? { succeeded: ended.succeeded } : {}),
      ...(ended.failed > 0 ? { failed: ended.failed } : {}),
      ...(suspended ? {} : { startTime: job.status.startTime ?? now }),
      ...(conditions ? { conditions } : {}),
    });
  }

  private finish(
    job: Job,
    outcome: 'Complete' | 'Failed',
    ended: { succeeded: number; failed: number },
  ): void {
    const now = this.clock.timestamp();
    const complete = outcome === 'Complete';
    const reason = complete ? 'CompletionsReached' : 'BackoffLimitExceeded';
    const message = complete
      ? 'Reached expected number of succeeded pods'
      : 'Job has reached the specified backoff limit';
    const types = [complete ? 'SuccessCriteriaMet' : 'FailureTarget', outcome];
    const conditions = types.reduce(
      (list: Condition[], type) =>
        setCondition(
          list,
          { type, status: 'True', reason, message, lastProbeTime: null },
          now,
        ),
      job.status.conditions ?? [],
    );
    this.client.setStatus(job, {
      startTime: job.status.startTime ?? now,
      ...(complete ? { completionTime: now } : {}),
      ready: 0,
      terminating: 0,
      uncountedTerminatedPods: {},
      ...(ended.succeeded > 0 ? { succeeded: ended.succeeded } : {}),
      ...(ended.failed > 0 ? { failed: ended.failed } : {}),
      conditions,
    });
    this.context.events.record(job, {
      type: complete ? 'Normal' : 'Warning',
      reason: complete ? 'Completed' : reason,
      message: complete ? 'Job completed' : message,
      component,
    });
  }

  private expire(job: Job): void {
    const seconds = job.spec.ttlSecondsAfterFinished;
    const ended = job.status.conditions?.at(-1)?.lastTransitionTime;
    if (seconds === undefined || ended === undefined) {
      return;
    }
    const due = Date.parse(ended) + seconds * 1000;
    if (due <= this.clock.now()) {
      this.client.delete(job, { propagationPolicy: 'Background' });
    } else {
      const { namespace, name } = job.metadata;
      this.enqueue(`${namespace}/${name}`, due - this.clock.now() + 10);
    }
  }
}

import { nextTime } from '../model/cronSchedule.ts';
import type { CronJob, Job } from '../model/shapes.ts';
import { OwnerController, keyOf, splitKey } from './Controller.ts';
import { jobOutcome } from './JobController.ts';
import { ownerReference } from './podFromTemplate.ts';

const component = 'cronjob-controller';

/** Starts jobs by the clock and clears away old ones. */
export class CronJobController extends OwnerController {
  protected readonly resource = 'cronjobs.batch';
  protected readonly kind = 'CronJob';
  protected readonly dependents = ['jobs.batch' as const];

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const cron = this.client.get<CronJob>(this.resource, namespace, name);
    if (!cron || cron.metadata.deletionTimestamp) {
      return;
    }
    const last = Date.parse(
      cron.status.lastScheduleTime ?? cron.metadata.creationTimestamp,
    );
    const due = nextTime(cron.spec.schedule, last);
    if (due !== undefined && !cron.spec.suspend) {
      if (due <= this.clock.now()) {
        this.start(cron, due);
        this.enqueue(key, 1000);
      } else {
        this.enqueue(key, due - this.clock.now() + 10);
      }
    }
    this.clearAway(cron);
    this.report(namespace, name);
  }

  private start(cron: CronJob, due: number): void {
    const active = this.jobsOf(cron).filter(job => !jobOutcome(job));
    const policy = cron.spec.concurrencyPolicy ?? 'Allow';
    const scheduled = new Date(due).toISOString().replace(/\.\d+Z$/, 'Z');
    if (active.length === 0 || policy !== 'Forbid') {
      if (policy === 'Replace') {
        active.forEach(job =>
          this.client.delete(job, { propagationPolicy: 'Background' }),
        );
      }
      const { jobTemplate } = cron.spec;
      const name = `${cron.metadata.name}-${Math.floor(due / 60_000)}`;
      this.client.create('jobs.batch', cron.metadata.namespace, {
        metadata: {
          name,
          labels: jobTemplate.metadata?.labels,
          annotations: {
            'batch.kubernetes.io/cronjob-scheduled-timestamp': scheduled,
          },
          ownerReferences: [ownerReference(cron)],
        },
        spec: jobTemplate.spec,
      });
      this.context.events.record(cron, {
        reason: 'SuccessfulCreate',
        message: `Created job ${name}`,
        component,
      });
    }
    this.client.setStatus(cron, {
      ...cron.status,
      lastScheduleTime: scheduled,
    });
  }

  private jobsOf(cron: CronJob): Job[] {
    return this.client
      .owned<Job>('jobs.batch', cron)
      .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  }

  private clearAway(cron: CronJob): void {
    const jobs = this.jobsOf(cron);
    for (const [outcome, limit] of [
      ['Complete', cron.spec.successfulJobsHistoryLimit ?? 3],
      ['Failed', cron.spec.failedJobsHistoryLimit ?? 1],
    ] as const) {
      const ended = jobs.filter(job => jobOutcome(job) === outcome);
      for (const job of ended.slice(0, Math.max(0, ended.length - limit))) {
        this.client.delete(job, { propagationPolicy: 'Background' });
      }
    }
  }

  private report(namespace: string | undefined, name: string): void {
    const cron = this.client.get<CronJob>(this.resource, namespace, name);
    if (!cron) {
      return;
    }
    const jobs = this.jobsOf(cron);
    const active = jobs.filter(job => !jobOutcome(job));
    const successes = jobs
      .map(job => job.status.completionTime)
      .filter(time => time !== undefined);
    const lastSuccessfulTime =
      successes.sort().at(-1) ?? cron.status.lastSuccessfulTime;
    this.client.setStatus(cron, {
      ...(active.length > 0
        ? {
            active: active.map(({ apiVersion, kind, metadata }) => ({
              apiVersion,
              kind,
              namespace,
              name: metadata.name,
              uid: metadata.uid,
              resourceVersion: metadata.resourceVersion,
            })),
          }
        : {}),
      ...(cron.status.lastScheduleTime
        ? { lastScheduleTime: cron.status.lastScheduleTime }
        : {}),
      ...(lastSuccessfulTime ? { lastSuccessfulTime } : {}),
    });
  }
}

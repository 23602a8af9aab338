import type { Cancel } from '../clock/SimulationClock.ts';
import { behaviourOf } from '../model/podBehaviour.ts';
import type { Behaviour } from '../model/podBehaviour.ts';
import { SeededRandom } from '../model/SeededRandom.ts';
import type { Container, Pod } from '../model/shapes.ts';
import { ContainerRun } from './ContainerRun.ts';
import { concerns, outcomeOf } from './containerOutcome.ts';
import type { Outcome } from './containerOutcome.ts';
import type { ControllerContext } from './Controller.ts';
import { shortDuration } from './shortDuration.ts';
import { imageProblem } from './imageProblem.ts';
import { isGateOpen, podConditions, podPhase } from './runningPodStatus.ts';
import type { RunningPod } from './runningPodStatus.ts';

/** Plays the life of one pod on its node. */
export class PodWorker {
  private readonly context: ControllerContext;
  private readonly random: SeededRandom;
  private readonly address: { host: string; pod: string };
  private readonly timers = new Set<Cancel>();
  private readonly inits: ContainerRun[];
  private readonly containers: ContainerRun[];
  private readonly startTime: string;
  private pod: Pod;
  private initialized = false;
  private stopping = false;

  constructor(
    context: ControllerContext,
    pod: Pod,
    address: { host: string; pod: string },
  ) {
    this.context = context;
    this.pod = pod;
    this.address = address;
    this.random = new SeededRandom(`worker/${pod.metadata.uid}`);
    this.startTime = context.clock.timestamp();
    const waiting = pod.spec.initContainers?.length
      ? 'PodInitializing'
      : 'ContainerCreating';
    const idOf = () =>
      Array.from({ length: 2 }, () => this.random.uuid())
        .join('')
        .replaceAll('-', '');
    const runOf = (container: Container) =>
      new ContainerRun(container, { waiting, idOf });
    this.inits = (pod.spec.initContainers ?? []).map(runOf);
    this.containers = pod.spec.containers.map(runOf);
    this.later(this.random.between(50, 250), () => {
      this.publish();
      this.runInits(0);
    });
  }

  /** Takes note of a change that somebody made to the pod. */
  sync(pod: Pod): void {
    const before = this.pod;
    this.pod = pod;
    if (pod.metadata.deletionTimestamp && !this.stopping) {
      this.terminate();
      return;
    }
    for (const [index, container] of pod.spec.containers.entries()) {
      const run = this.containers[index];
      if (run && run.image !== container.image) {
        this.replaceImage(run, container);
      }
    }
    const gates = (item: Pod) =>
      (item.spec.readinessGates ?? [])
        .map(gate => isGateOpen(item, gate.conditionType))
        .join();
    if (gates(before) !== gates(pod)) {
      this.publish();
    }
  }

  /** Stops without a trace, as when the pod is gone or its node is. */
  abandon(): void {
    this.timers.forEach(cancel => cancel());
    this.timers.clear();
    this.stopping = true;
  }

  private later(delay: number, run: () => void): void {
    const cancel = this.context.clock.schedule(delay, () => {
      this.timers.delete(cancel);
      run();
    });
    this.timers.add(cancel);
  }

  private get behaviour(): Behaviour | undefined {
    return behaviourOf(this.pod);
  }

  private runInits(index: number): void {
    const run = this.inits[index];
    if (!run) {
      this.initialized = true;
      for (const item of this.containers) {
        item.wait('ContainerCreating');
        this.pull(item);
      }
      this.publish();
      return;
    }
    const spec = this.pod.spec.initContainers?.[index];
    this.pull(run, () => {
      if (spec?.restartPolicy === 'Always') {
        run.ready = true;
        this.publish();
        this.runInits(index + 1);
        return;
      }
      const fails = this.behaviour === 'init-crash-loop';
      this.later(this.random.between(500, 2000), () => {
        this.endRun(run, {
          after: 0,
          exitCode: fails ? 1 : 0,
          reason: fails ? 'Error' : 'Completed',
        });
        if (!fails) {
          run.ready = true;
          this.publish();
          this.runInits(index + 1);
        }
      });
    });
  }

  private pull(run: ContainerRun, started?: () => void): void {
    const problem =
      this.behaviour === 'image-pull-error' && concerns(this.pod, run.name)
        ? imageProblem(run.image)
        : imageProblem(run.image, 'by-tag');
    if (problem) {
      this.later(this.random.between(800, 2500), () =>
        this.failPull(run, problem, started),
      );
      return;
    }
    this.later(this.random.between(300, 2500), () => {
      this.event(run, {
        reason: 'Pulled',
        message: `Container image "${run.image}" already present on machine`,
      });
      this.event(run, {
        reason: 'Created',
        message: `Created container: ${run.name}`,
      });
      this.begin(run);
      started?.();
    });
  }

  private failPull(
    run: ContainerRun,
    problem: string,
    started?: () => void,
  ): void {
    this.event(run, {
      type: 'Warning',
      reason: 'Failed',
      message: `Failed to pull image "${run.image}": ${problem}`,
    });
    run.wait('ErrImagePull', problem);
    this.publish();
    const delay = run.nextBackOff() || 10_000;
    this.later(Math.min(delay, 15_000), () => {
      run.wait(
        'ImagePullBackOff',
        `Back-off pulling image "${run.image}": ErrImagePull: ${problem}`,
      );
      this.event(run, {
        reason: 'BackOff',
        message: `Back-off pulling image "${run.image}"`,
      });
      this.publish();
      this.later(delay, () => this.pull(run, started));
    });
  }

  private begin(run: ContainerRun): void {
    const { clock } = this.context;
    run.start(clock.timestamp(), clock.now());
    this.event(run, {
      reason: 'Started',
      message: `Started container ${run.name}`,
    });
    const init = this.inits.includes(run);
    const spec = this.pod.spec.containers.find(item => item.name === run.name);
    if (!init && !spec?.readinessProbe) {
      run.ready = true;
    }
    this.publish();
    if (init) {
      return;
    }
    const outcome = outcomeOf(this.pod, run.name, this.random);
    if (outcome) {
      this.later(outcome.after, () => this.endRun(run, outcome));
    }
    if (this.behaviour === 'never-ready' && concerns(this.pod, run.name)) {
      run.ready = false;
      this.publish();
      this.reportUnready(run);
    } else if (spec?.readinessProbe) {
      const initial = (spec.readinessProbe.initialDelaySeconds ?? 1) * 1000;
      this.later(initial + this.random.between(200, 3000), () => {
        if (run.running) {
          run.ready = true;
          this.publish();
        }
      });
    }
  }

  private reportUnready(run: ContainerRun): void {
    this.later(60_000, () => {
      if (run.running) {
        this.event(run, {
          type: 'Warning',
          reason: 'Unhealthy',
          message:
            'Readiness probe failed: HTTP probe failed with statuscode: 503',
        });
        this.reportUnready(run);
      }
    });
  }

  private endRun(run: ContainerRun, outcome: Outcome): void {
    if (!run.running || this.stopping) {
      return;
    }
    const { clock } = this.context;
    run.end(clock.timestamp(), clock.now(), {
      exitCode: outcome.exitCode,
      reason: outcome.reason,
    });
    this.publish();
    const init = this.inits.includes(run);
    const policy = this.pod.spec.restartPolicy ?? 'Always';
    const failed = outcome.exitCode !== 0;
    const again = init
      ? failed && policy !== 'Never'
      : policy === 'Always' || (policy === 'OnFailure' && failed);
    if (again) {
      this.restart(run, init);
    }
  }

  private restart(run: ContainerRun, init: boolean): void {
    const delay = run.nextBackOff();
    const { name, namespace, uid } = this.pod.metadata;
    if (delay > 0) {
      this.later(500, () => {
        run.wait(
          'CrashLoopBackOff',
          `back-off ${shortDuration(delay)} restarting failed container=${
            run.name
          } pod=${name}_${namespace}(${uid})`,
        );
        this.event(run, {
          type: 'Warning',
          reason: 'BackOff',
          message: `Back-off restarting failed container ${run.name} in pod ${name}_${namespace}(${uid})`,
        });
        this.publish();
      });
    }
    this.later(Math.max(1000, delay), () => {
      if (init) {
        this.runInits(this.inits.indexOf(run));
      } else {
        this.pull(run);
      }
    });
  }

  private replaceImage(run: ContainerRun, container: Container): void {
    run.image = container.image;
    run.backOff = 0;
    this.event(run, {
      reason: 'Killing',
      message: `Container ${run.name} definition changed, will be restarted`,
    });
    if (run.running) {
      const { clock } = this.context;
      run.end(clock.timestamp(), clock.now(), {
        exitCode: 143,
        reason: 'Error',
      });
    }
    this.pull(run);
  }

  private terminate(): void {
    this.timers.forEach(cancel => cancel());
    this.timers.clear();
    this.stopping = true;
    const grace = this.pod.metadata.deletionGracePeriodSeconds ?? 30;
    for (const run of this.containers.filter(item => item.running)) {
      this.event(run, {
        reason: 'Killing',
        message: `Stopping container ${run.name}`,
      });
    }
    const delay = Math.min(grace * 1000, this.random.between(400, 2000));
    this.later(delay, () => {
      const { clock, client } = this.context;
      for (const run of [...this.containers, ...this.inits]) {
        if (run.running) {
          run.end(clock.timestamp(), clock.now(), {
            exitCode: 0,
            reason: 'Completed',
          });
        }
      }
      this.publish();
      client.delete(this.pod, { gracePeriodSeconds: 0 });
    });
  }

  private event(
    run: ContainerRun,
    options: { type?: 'Normal' | 'Warning'; reason: string; message: string },
  ): void {
    const list = this.inits.includes(run) ? 'initContainers' : 'containers';
    this.context.events.record(this.pod, {
      ...options,
      component: 'kubelet',
      host: this.pod.spec.nodeName,
      fieldPath: `spec.${list}{${run.name}}`,
    });
  }

  private publish(): void {
    const { client } = this.context;
    const { namespace, name, uid } = this.pod.metadata;
    const stored = client.get<Pod>('pods', namespace, name);
    if (!stored || stored.metadata.uid !== uid) {
      return;
    }
    this.pod = stored;
    const running: RunningPod = {
      pod: stored,
      inits: this.inits,
      containers: this.containers,
      initialized: this.initialized,
      stopping: this.stopping,
    };
    const phase = podPhase(running);
    const now = this.context.clock.timestamp();
    client.setStatus(stored, {
      ...stored.status,
      phase,
      conditions: podConditions(running, phase, now),
      hostIP: this.address.host,
      hostIPs: [{ ip: this.address.host }],
      podIP: this.address.pod,
      podIPs: [{ ip: this.address.pod }],
      startTime: this.startTime,
      ...(this.inits.length > 0
        ? { initContainerStatuses: this.inits.map(run => run.status()) }
        : {}),
      containerStatuses: this.containers.map(run => run.status()),
    });
  }
}

import type { ClusterApi } from '../api/ClusterApi.ts';
import { SeededRandom } from '../model/SeededRandom.ts';
import { AutoscalerController } from './AutoscalerController.ts';
import type { ControllerContext } from './Controller.ts';
import { ControllerClient } from './ControllerClient.ts';
import { CronJobController } from './CronJobController.ts';
import { DaemonSetController } from './DaemonSetController.ts';
import { DeploymentController } from './DeploymentController.ts';
import { DisruptionController } from './DisruptionController.ts';
import { EventRecorder } from './EventRecorder.ts';
import { GarbageCollector } from './GarbageCollector.ts';
import { JobController } from './JobController.ts';
import { Kubelet } from './Kubelet.ts';
import { NamespaceController } from './NamespaceController.ts';
import { NodeLifecycleController } from './NodeLifecycleController.ts';
import { QuotaController } from './QuotaController.ts';
import { ReplicaSetController } from './ReplicaSetController.ts';
import { Scheduler } from './Scheduler.ts';
import { StatefulSetController } from './StatefulSetController.ts';

const sweepInterval = 60_000;
const heartbeatInterval = 5 * 60_000;
const autoscalerPeriod = 30_000;

/** All controllers of one cluster. */
export class ControllerManager {
  private readonly context: ControllerContext;
  private readonly nodes: NodeLifecycleController;
  private readonly autoscaler: AutoscalerController;
  private stopped = false;

  constructor(api: ClusterApi, options: { live?: number } = {}) {
    const client = new ControllerClient(api);
    const { clock } = api;
    const random = new SeededRandom('controllers');
    const events = new EventRecorder({
      client,
      clock,
      random,
      live: options.live ?? Date.now(),
    });
    const context: ControllerContext = { api, client, clock, random, events };
    this.context = context;
    for (const Kind of [
      NamespaceController,
      GarbageCollector,
      Scheduler,
      Kubelet,
      DeploymentController,
      ReplicaSetController,
      StatefulSetController,
      DaemonSetController,
      JobController,
      CronJobController,
      QuotaController,
      DisruptionController,
    ]) {
      // Each subscribes to the store of the cluster and lives as long as it.
      Reflect.construct(Kind, [context]);
    }
    this.nodes = new NodeLifecycleController(context);
    this.autoscaler = new AutoscalerController(context);
  }

  /** Starts what only makes sense once time passes at its usual speed. */
  goLive(): void {
    this.autoscaler.period = autoscalerPeriod;
    this.autoscaler.lookAgain();
    this.nodes.heartbeat();
    this.repeat(heartbeatInterval, () => this.nodes.heartbeat());
    this.repeat(sweepInterval, () => this.context.events.sweep());
  }

  stop(): void {
    this.stopped = true;
  }

  private repeat(interval: number, run: () => void): void {
    this.context.clock.schedule(interval, () => {
      if (!this.stopped) {
        run();
        this.repeat(interval, run);
      }
    });
  }
}

import type { StoreEvent } from '../api/ObjectStore.ts';
import { setCondition } from '../model/conditions.ts';
import { SeededRandom } from '../model/SeededRandom.ts';
import type {
  Condition,
  Deployment,
  HorizontalPodAutoscaler,
} from '../model/shapes.ts';
import { Controller, keyOf, splitKey } from './Controller.ts';

/** How long one wave of the pretend load takes, in milliseconds. */
const wave = 20 * 60_000;
const tolerance = 0.1;

/** Scales deployments by a load that rises and falls by itself. */
export class AutoscalerController extends Controller {
  /** Milliseconds between two looks at the load. */
  period = 4 * 60 * 60_000;
  private readonly lastLook = new Map<string, number>();

  protected override observe(event: StoreEvent): void {
    if (
      event.resource === 'horizontalpodautoscalers.autoscaling' &&
      event.type !== 'DELETED'
    ) {
      const looked = this.lastLook.get(keyOf(event.object));
      const wait =
        looked === undefined ? 0 : looked + this.period - this.clock.now();
      this.enqueue(keyOf(event.object), Math.max(0, wait));
    }
  }

  /** Looks at every autoscaler soon. */
  lookAgain(): void {
    for (const item of this.client.list(
      'horizontalpodautoscalers.autoscaling',
    )) {
      this.enqueue(keyOf(item), 1000);
    }
  }

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const scaler = this.client.get<HorizontalPodAutoscaler>(
      'horizontalpodautoscalers.autoscaling',
      namespace,
      name,
    );
    if (!scaler) {
      this.lastLook.delete(key);
      return;
    }
    this.lastLook.set(key, this.clock.now());
    this.enqueue(key, this.period);
    const target =
      scaler.spec.scaleTargetRef.kind === 'Deployment'
        ? this.client.get<Deployment>(
            'deployments.apps',
            namespace,
            scaler.spec.scaleTargetRef.name,
          )
        : undefined;
    if (!target) {
      this.reportMissing(scaler);
      return;
    }
    this.scale(scaler, target);
  }

  private scale(scaler: HorizontalPodAutoscaler, target: Deployment): void {
    const { minReplicas = 1, maxReplicas, metrics = [] } = scaler.spec;
    const goal = metrics[0]?.resource?.target.averageUtilization ?? 60;
    const current = target.spec.replicas;
    const utilization = Math.round(
      this.load(scaler, goal) / Math.max(1, current),
    );
    const ratio = utilization / goal;
    const wanted =
      Math.abs(ratio - 1) <= tolerance ? current : Math.ceil(current * ratio);
    const desired = Math.min(maxReplicas, Math.max(minReplicas, wanted));
    if (desired !== current) {
      this.client.update({
        ...target,
        spec: { ...target.spec, replicas: desired },
      });
      this.context.events.record(scaler, {
        reason: 'SuccessfulRescale',
        message: `New size: ${desired}; reason: cpu resource utilization (percentage of request) ${
          desired > current ? 'above' : 'below'
        } target`,
        component: 'horizontal-pod-autoscaler',
      });
    }
    this.report(scaler, { current, desired, utilization, wanted });
  }

  /** The load in percent of one replica's request. */
  private load(scaler: HorizontalPodAutoscaler, goal: number): number {
    const { minReplicas = 1, maxReplicas } = scaler.spec;
    const seed = new SeededRandom(`load/${scaler.metadata.name}`).next();
    const angle = 2 * Math.PI * (this.clock.now() / wave + seed);
    const middle = minReplicas + (maxReplicas - minReplicas) * 0.35;
    return middle * goal * (1 + 0.3 * Math.sin(angle));
  }

  private report(
    scaler: HorizontalPodAutoscaler,
    counts: {
      current: number;
      desired: number;
      utilization: number;
      wanted: number;
    },
  ): void {
    const now = this.clock.timestamp();
    const { current, desired, utilization, wanted } = counts;
    const limited = wanted !== desired;
    const conditions: Condition[] = [
      {
        type: 'AbleToScale',
        status: 'True',
        reason: 'ReadyForNewScale',
        message: 'recommended size matches current size',
      },
      {
        type: 'ScalingActive',
        status: 'True',
        reason: 'ValidMetricFound',
        message:
          'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
      },
      {
        type: 'ScalingLimited',
        status: limited ? 'True' : 'False',
        reason: limited ? 'TooManyReplicas' : 'DesiredWithinRange',
        message: limited
          ? 'the desired replica count is more than the maximum replica count'
          : 'the desired count is within the acceptable range',
      },
    ];
    this.client.setStatus(scaler, {
      observedGeneration: 1,
      ...(desired === current
        ? { lastScaleTime: scaler.status.lastScaleTime }
        : { lastScaleTime: now }),
      currentReplicas: current,
      desiredReplicas: desired,
      currentMetrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            current: {
              averageUtilization: utilization,
              averageValue: `${Math.round(utilization * 2.5)}m`,
            },
          },
        },
      ],
      conditions: conditions.reduce(
        (list, item) => setCondition(list, item, now),
        scaler.status.conditions ?? [],
      ),
    });
  }

  private reportMissing(scaler: HorizontalPodAutoscaler): void {
    const { kind, name } = scaler.spec.scaleTargetRef;
    this.client.setStatus(scaler, {
      ...scaler.status,
      conditions: setCondition(
        scaler.status.conditions,
        {
          type: 'AbleToScale',
          status: 'False',
          reason: 'FailedGetScale',
          message: `the HPA controller was unable to get the target's current scale: ${kind} "${name}" not found`,
        },
        this.clock.timestamp(),
      ),
    });
  }
}

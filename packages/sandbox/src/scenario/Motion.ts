import type { Cancel } from '../clock/SimulationClock.ts';
import { isRecord } from '../model/KubeObject.ts';
import { SeededRandom } from '../model/SeededRandom.ts';
import type { Deployment } from '../model/shapes.ts';
import { StatusError } from '../model/StatusError.ts';
import type { SandboxCluster } from '../SandboxCluster.ts';

/** One thing that may happen. */
export type MotionAction =
  | { type: 'restart-pod'; namespace: string }
  | { type: 'roll-out'; namespace: string; name: string }
  | {
      type: 'scale';
      namespace: string;
      name: string;
      between: [number, number];
    };

/** What happens by itself in a cluster, and how often. */
export interface MotionOptions {
  everySeconds: [number, number];
  /** Taken in turn. */
  actions: MotionAction[];
}

const versionLabel = 'app.kubernetes.io/version';

/** `1.4.2` becomes `1.4.3`, `2.0.0-rc.3` becomes `2.0.0-rc.4`. */
export function nextVersion(version: string): string {
  return version.replace(/(\d+)$/, last => String(Number(last) + 1));
}

/** Makes things happen in a cluster, the same ones in every run. */
export class Motion {
  private readonly cluster: SandboxCluster;
  private readonly options: MotionOptions;
  private readonly random: SeededRandom;
  private cancel: Cancel | undefined;
  private turn = 0;

  constructor(cluster: SandboxCluster, options: MotionOptions) {
    this.cluster = cluster;
    this.options = options;
    this.random = new SeededRandom(`motion/${cluster.name}`);
    this.plan();
  }

  stop(): void {
    this.cancel?.();
  }

  /** Does the next thing now. */
  step(): void {
    const { actions } = this.options;
    const action = actions[this.turn++ % actions.length];
    try {
      this.act(action);
    } catch (error) {
      // Somebody may have deleted or quota-limited the target; that is fine.
      if (!(error instanceof StatusError)) {
        throw error;
      }
    }
  }

  private plan(): void {
    const [low, high] = this.options.everySeconds;
    const delay = this.random.between(low * 1000, high * 1000);
    this.cancel = this.cluster.api.clock.schedule(delay, () => {
      this.step();
      this.plan();
    });
  }

  private act(action: MotionAction): void {
    if (action.type === 'restart-pod') {
      const pods = this.cluster
        .list('pods', action.namespace)
        .filter(pod => (pod.status as { phase?: string }).phase === 'Running');
      if (pods.length > 0) {
        const { name } = this.random.pick(pods).metadata;
        this.cluster.delete({
          resource: 'pods',
          namespace: action.namespace,
          name,
        });
      }
      return;
    }
    const target = this.cluster.get({
      resource: 'deployments.apps',
      namespace: action.namespace,
      name: action.name,
    });
    if (!target) {
      return;
    }
    const draft = { apiVersion: 'apps/v1', kind: 'Deployment' };
    const { name, namespace, labels } = target.metadata;
    if (action.type === 'scale') {
      const replicas = this.random.between(...action.between);
      this.cluster.apply({
        ...draft,
        metadata: { name, namespace },
        spec: { replicas },
      });
      return;
    }
    const version = nextVersion(labels?.[versionLabel] ?? '1.0.0');
    const { containers } = (target as Deployment).spec.template.spec;
    this.cluster.apply({
      ...draft,
      metadata: { name, namespace, labels: { [versionLabel]: version } },
      spec: {
        template: {
          metadata: { labels: { [versionLabel]: version } },
          spec: {
            containers: containers.map((container, index) =>
              index === 0 && isRecord(container)
                ? {
                    ...container,
                    image: container.image.replace(/:[^:]*$/, `:${version}`),
                  }
                : container,
            ),
          },
        },
      },
    });
  }
}

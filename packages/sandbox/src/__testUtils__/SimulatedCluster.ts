import { SimulationClock } from '../clock/SimulationClock.ts';
import { ControllerManager } from '../controllers/ControllerManager.ts';
import { summarizePod } from '../model/podStatusText.ts';
import type { Deployment, Pod } from '../model/shapes.ts';
import { SandboxCluster } from '../SandboxCluster.ts';
import { addNamespaceDefaults } from '../scenario/accessDefaults.ts';
import { quietScenario } from './quietScenario.ts';

const start = Date.parse('2030-01-01T00:00:00Z');

/** A cluster with controllers whose time passes only when a test says so. */
export class SimulatedCluster {
  readonly clock = new SimulationClock(start);
  readonly cluster = new SandboxCluster({
    ...quietScenario,
    clock: this.clock,
  });

  constructor() {
    new ControllerManager(this.cluster.api, { live: start }).goLive();
    addNamespaceDefaults(this.cluster);
    quietScenario.chapters.forEach(({ apply }) => apply(this.cluster));
    this.pass(1);
  }

  /** Lets seconds pass. */
  pass(seconds: number): void {
    this.clock.runUntil(this.clock.now() + seconds * 1000);
  }

  pods(): Pod[] {
    return this.cluster.list('pods', 'default') as Pod[];
  }

  /** What kubectl would print of each pod, as `status ready/total`. */
  statuses(): string[] {
    return this.pods().map(pod => {
      const { status, ready, total } = summarizePod(pod);
      return `${status} ${ready}/${total}`;
    });
  }

  deployment(name: string): Deployment {
    const found = this.cluster.get({
      resource: 'deployments.apps',
      namespace: 'default',
      name,
    });
    if (!found) {
      throw new Error(`There is no deployment ${name}`);
    }
    return found as Deployment;
  }

  /** Applies a deployment of one container. */
  deploy(options: {
    name?: string;
    image?: string;
    replicas?: number;
    annotations?: Record<string, string>;
    cpu?: string;
    spec?: object;
  }): void {
    const { name = 'app', image = 'app:1', replicas = 1 } = options;
    this.cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: 'default' },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name }, annotations: options.annotations },
          spec: {
            containers: [
              {
                name,
                image,
                resources: { requests: { cpu: options.cpu ?? '100m' } },
              },
            ],
          },
        },
        ...options.spec,
      },
    });
  }
}

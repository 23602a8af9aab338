import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserDirectory } from './api/UserDirectory.ts';
import { SimulationClock } from './clock/SimulationClock.ts';
import { ControllerManager } from './controllers/ControllerManager.ts';
import type { FaultControl } from './http/FaultControl.ts';
import { SandboxServer } from './http/SandboxServer.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { SandboxCluster } from './SandboxCluster.ts';
import {
  addAccessDefaults,
  addNamespaceDefaults,
} from './scenario/accessDefaults.ts';
import { Motion } from './scenario/Motion.ts';
import { scenarios } from './scenario/scenarios.ts';
import type { SandboxClusterName, Scenario } from './scenario/scenarios.ts';

const day = 24 * 60 * 60 * 1000;

export interface SandboxOptions {
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** The administrator's bearer token; made up when left out. */
  token?: string;
  /** Named clusters of the demo, or scenarios of your own; default: all three. */
  clusters?: (SandboxClusterName | Scenario)[];
  /** Whether workloads, pods, jobs and so on follow their specs; default true. */
  controllers?: boolean;
  /** Whether things happen by themselves from time to time; default true. */
  motion?: boolean;
  /** Where to write the kubeconfig, readable by the owner only. */
  kubeconfigPath?: string;
}

/** A running sandbox. */
export interface Sandbox {
  url: string;
  token: string;
  clusters: { name: string; title: string; url: string }[];
  faults: FaultControl;
  /** A kubeconfig with one context per cluster, for the administrator. */
  kubeconfig(): string;
  /** A cluster by name. @throws Error when there is none. */
  cluster(name: string): SandboxCluster;
  /** Open watches, for tests that count them. */
  watchCount(scope?: { cluster?: string; resource?: string }): number;
  close(): Promise<void>;
}

function populate(
  clock: SimulationClock,
  scenario: Scenario,
  controllers: boolean,
): { cluster: SandboxCluster; manager?: ControllerManager } {
  const cluster = new SandboxCluster({ ...scenario, clock });
  addAccessDefaults(cluster);
  const manager = controllers ? new ControllerManager(cluster.api) : undefined;
  addNamespaceDefaults(cluster);
  const begin = clock.now();
  for (const { daysAgo, apply } of scenario.chapters) {
    const at = begin + (scenario.days - daysAgo) * day;
    clock.schedule(Math.max(0, at - clock.now()), () => apply(cluster));
  }
  return { cluster, manager };
}

/**
 * Starts in-memory Kubernetes clusters behind one HTTP listener on 127.0.0.1.
 *
 * @throws Error when the port is taken or the kubeconfig cannot be written.
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const chosen = (options.clusters ?? ['harbor', 'lagoon', 'reef']).map(item =>
    typeof item === 'string' ? scenarios[item] : item,
  );
  const clocks: SimulationClock[] = [];
  const managers: ControllerManager[] = [];
  const motions: Motion[] = [];
  const clusters = chosen.map(scenario => {
    const clock = new SimulationClock(Date.now() - scenario.days * day);
    const { cluster, manager } = populate(
      clock,
      scenario,
      options.controllers !== false,
    );
    clock.goLive();
    cluster.api.store.compact();
    cluster.addUser({
      name: 'sandbox-admin',
      groups: ['system:masters'],
      token,
    });
    clocks.push(clock);
    if (manager) {
      manager.goLive();
      managers.push(manager);
    }
    if (manager && options.motion !== false && scenario.motion) {
      motions.push(new Motion(cluster, scenario.motion));
    }
    return cluster;
  });
  const admin = new UserDirectory();
  admin.add(token, { name: 'sandbox-admin', groups: [] });
  const server = new SandboxServer({
    clusters,
    port: options.port ?? 0,
    isAdmin: authorization => {
      const match = /^Bearer (.+)$/i.exec(authorization ?? '');
      return match !== null && admin.authenticate(match[1], 0) !== undefined;
    },
  });
  const close = async () => {
    await server.faults.clear();
    await server.stopListening();
    motions.forEach(motion => motion.stop());
    managers.forEach(manager => manager.stop());
    clusters.forEach(cluster => cluster.close());
    clocks.forEach(clock => clock.stop());
  };
  await server.listen();
  const listed = clusters.map(({ name, title }) => ({
    name,
    title,
    url: `${server.url}/clusters/${name}`,
  }));
  const kubeconfig = () =>
    writeKubeconfig(listed, { token, certificate: server.certificate });
  if (options.kubeconfigPath) {
    try {
      await mkdir(dirname(options.kubeconfigPath), { recursive: true });
      await writeFile(options.kubeconfigPath, kubeconfig(), { mode: 0o600 });
    } catch (error) {
      await close();
      throw error;
    }
  }
  return {
    url: server.url,
    token,
    clusters: listed,
    faults: server.faults,
    kubeconfig,
    cluster: name => {
      const found = clusters.find(cluster => cluster.name === name);
      if (!found) {
        throw new Error(
          `The sandbox has no cluster "${name}"; it has ${clusters
            .map(cluster => cluster.name)
            .join(', ')}`,
        );
      }
      return found;
    },
    watchCount: scope => server.watches.count(scope),
    close,
  };
}

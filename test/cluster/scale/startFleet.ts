import type { KwokProgram } from '../binaries/buildKwok.ts';
import { ApiClient } from '../control-plane/ApiClient.ts';
import { ClusterError } from '../ClusterError.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import { isPartAlive, logTail, startPart } from '../processes/part.ts';
import { awaitFleet } from './awaitFleet.ts';
import type { FleetSize } from './FleetSize.ts';
import { loadFleet, requestsAtOnce } from './loadFleet.ts';
import { kwokNodeAnnotation } from './manifests/nodeManifest.ts';
import { planFleet } from './plan/planFleet.ts';

export interface FleetOptions {
  readonly paths: InstancePaths;
  readonly size: FleetSize;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Fills an API server that has no controllers yet. */
export async function createFleet(options: FleetOptions): Promise<void> {
  const { paths, size, log, signal } = options;
  const plan = planFleet(size);
  const pods = plan.deployments.reduce(
    (sum, each) => sum + each.pods.length,
    0,
  );
  log(`creating ${size.nodes} nodes and ${pods} pods`);
  const started = Date.now();
  const client = ApiClient.create({
    kubeconfig: paths.kubeconfig,
    userAgent: 'wheelhouse-fleet',
    connections: requestsAtOnce,
  });
  try {
    await loadFleet({ client, plan, signal });
  } catch (error) {
    if (!isPartAlive(paths, 'api-server')) {
      throw new ClusterError(
        `The API server ended while the fleet was created. Its last lines:\n${logTail(
          paths,
          'api-server',
        )}`,
      );
    }
    throw error;
  } finally {
    client.close();
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  log(`created them in ${seconds} s`);
}

/**
 * Starts what plays the nodes and waits until the controllers, which run by
 * now, have taken the fleet over.
 *
 * @throws ClusterError with what is missing.
 */
export async function startFleet(
  options: FleetOptions & { readonly kwok: KwokProgram },
): Promise<void> {
  const { paths, kwok, size, log, signal } = options;
  log('starting KWOK');
  await startPart(paths, 'kwok', kwokCommand(paths, kwok));
  log('waiting for the controllers to take the fleet over');
  await awaitFleet({ paths, plan: planFleet(size), signal });
}

function kwokCommand(paths: InstancePaths, kwok: KwokProgram): string[] {
  return [
    kwok.program,
    `--kubeconfig=${paths.kubeconfig}`,
    ...kwok.stages.map(stage => `--config=${stage}`),
    `--manage-nodes-with-annotation-selector=${kwokNodeAnnotation}=fake`,
    '--node-lease-duration-seconds=40',
    '--node-ip=127.0.0.1',
    // Else a line for each renewed lease.
    '--v=WARN',
  ];
}

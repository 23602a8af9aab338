import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from '../../cluster/control-plane/ApiClient.ts';
import type { TestCluster } from '../../cluster/index.ts';
import { Churn, planFleet, startCluster } from '../../cluster/index.ts';
import { freePort } from '../../cluster/processes/freePorts.ts';
import { Turnover } from '../churn/Turnover.ts';
import type { FaultOptions } from '../FaultOptions.ts';
import type { FaultPlan } from '../plan/planFaults.ts';
import type { FaultProxy } from '../proxy/FaultProxy.ts';
import { findLeaks } from './findLeaks.ts';
import { injectFaults } from './injectFaults.ts';
import { megabytes } from './megabytes.ts';
import type { Comparison, Figures } from './PortalProcess.ts';
import { PortalProcess } from './PortalProcess.ts';
import { startFaultProxy } from './startFaultProxy.ts';

/** How a run ended. */
export interface FaultResult {
  readonly injected: number;
  readonly differences: readonly string[];
  /** What went wrong besides. */
  readonly problems: readonly string[];
}

/** Options of `runFaults`. */
export interface RunOptions extends FaultOptions {
  readonly plan: FaultPlan;
  readonly log: (line: string) => void;
  /** Ends the run; nothing is left behind. */
  readonly signal: AbortSignal;
}

interface Stage extends RunOptions {
  readonly cluster: TestCluster;
  readonly proxy: FaultProxy;
  /** Path of the kubeconfig by way of the proxy. */
  readonly kubeconfig: string;
  readonly problems: string[];
}

/** Of the 50 changes a second; the rest are of objects that come and go. */
const churnPerSecond = 40;
const turnoverPerSecond = 10;
/** Until the portal has seen everything once, and its code is warm. */
const warmUpMs = 5_000;

/** Starts a fleet, a portal and what breaks it, and compares what the portal says with what is. */
export async function runFaults(options: RunOptions): Promise<FaultResult> {
  const { pods, nodes, seed, plan, log, signal } = options;
  const cluster = await startCluster({
    mode: 'scale',
    ...{ pods, nodes, seed, log, signal },
    // Apart from the clusters of people, who may take all of theirs down.
    directory: join(import.meta.dirname, '../../../.wheelhouse/test/clusters'),
  });
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-faults-'));
  const kubeconfig = join(folder, 'kubeconfig');
  const problems: string[] = [];
  try {
    const proxy = await startFaultProxy({
      ...{ cluster, kubeconfig },
      paged: plan.paged,
      onError: error => problems.push(`the proxy failed: ${error}`),
    });
    try {
      return await play({ ...options, cluster, proxy, kubeconfig, problems });
    } finally {
      await proxy.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await cluster.down();
  }
}

async function play(stage: Stage): Promise<FaultResult> {
  const { cluster, kubeconfig, seed, log, signal } = stage;
  const direct = cluster.kubeconfig;
  const client = ApiClient.create({
    kubeconfig: direct,
    userAgent: 'wheelhouse-faults',
    connections: 8,
  });
  const turnover = new Turnover({
    ...{ client, seed, changesPerSecond: turnoverPerSecond },
  });
  const churn = new Churn({
    ...{ kubeconfig: direct, seed, changesPerSecond: churnPerSecond },
  });
  const [largest] = planFleet(stage).deployments;
  const portal = PortalProcess.spawn({
    ...{ kubeconfig, direct, seed, port: await freePort() },
    selector: `app.kubernetes.io/part-of in (turnover, ${largest.system})`,
  });
  try {
    await turnover.start();
    await portal.ask('start');
    await churn.start();
    await pause(warmUpMs, undefined, { signal });
    return await breakAndCompare(stage, portal, async () => {
      const [made, changed] = await Promise.all([
        turnover.stop(),
        churn.stop(),
      ]);
      log(
        `changes: ${made.done} made (${made.overtaken} overtaken), ${changed.total} of the fleet (${changed.overtaken} overtaken, ${changed.late} late)`,
      );
      // Of the API server on a busy machine: what came of it is compared all the same.
      for (const error of [...made.errors, ...changed.errors]) {
        log(`a change failed: ${error}`);
      }
    });
  } catch (error) {
    signal.throwIfAborted();
    log(`the last lines of the portal:\n${portal.output}`);
    throw error;
  } finally {
    await portal.stop();
    await Promise.all([turnover.stop(), churn.stop()]);
    client.close();
  }
}

async function breakAndCompare(
  stage: Stage,
  portal: PortalProcess,
  stopChanges: () => Promise<void>,
): Promise<FaultResult> {
  const { plan, proxy, problems, log } = stage;
  const before = await portal.ask<Figures>('figures');
  log(`the portal is up: ${megabytes(before.heapUsed)} of heap`);
  await injectFaults({ ...stage, portal });
  const { injected, total, skipped } = proxy.tally;
  proxy.calm();
  log(`faults: ${[...injected].map(entry => entry.join(' ')).join(', ')}`);
  log(
    `not possible: ${skipped}, not reached: ${
      plan.faults.length - total - skipped
    }`,
  );
  await stopChanges();
  log('waiting until all is live and quiet');
  const { differences, rows, kinds, openings } = await portal.ask<Comparison>(
    'compare',
  );
  log(
    `compared ${rows} rows of ${kinds} kinds; feeds were opened ${openings} times`,
  );
  const after = await portal.ask<Figures>('figures');
  log(
    `heap: ${megabytes(before.heapUsed)} before, ${megabytes(
      after.heapUsed,
    )} after; ${megabytes(after.rss)} resident`,
  );
  problems.push(
    ...(await findLeaks(before, after, proxy)),
    ...after.unhandled.map(error => `nobody handled: ${error}`),
  );
  if (!(await portal.stop())) {
    problems.push('the portal did not end by itself');
  }
  return { injected: total, differences, problems };
}

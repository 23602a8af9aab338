import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { RawApi } from '../../targets/RawApi';
import { compareCounters } from './compare/compareCounters';
import { compareFeed } from './compare/compareFeeds';
import { compareSums } from './compare/compareSums';
import { compareTables } from './compare/compareTables';
import { TableRows } from './compare/TableRows';
import { changesBetween, hubOf, listKinds } from './ListedCluster';
import type { Comparison, Figures } from '../run/PortalProcess';
import { Answer, Command } from './messages';
import { CLUSTER, Portal, startPortal } from './startPortal';
import { noticeMs } from './timing';
import { Audience, openAudience } from './viewers';
import { widgets } from './widgets';

// A portal with its viewers in a process of its own; it does what its parent says.

const { values } = parseArgs({
  options: {
    /** By way of the proxy. */
    kubeconfig: { type: 'string', default: '' },
    /** Straight to the API server, with all rights. */
    direct: { type: 'string', default: '' },
    port: { type: 'string', default: '' },
    selector: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
/** Pods, ReplicaSets and Events go on for a while after the last change. */
const settleMs = 240_000;
const startMs = 150_000;
const quietMs = 2_000;

const unhandled: string[] = [];
for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (error: unknown) => {
    unhandled.push(error instanceof Error ? `${error.stack}` : String(error));
  });
}

let portal: Portal;
let audience: Audience;
const api = new RawApi(values.direct);
const kinds = () =>
  portal.hub
    .descriptorsOf('workloads')
    .map(({ id }) => id)
    .concat(others);
const others = [
  'pods',
  'replicasets',
  'namespaces',
  'nodes',
  'services',
  'ingresses',
  'resourcequotas',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
  'events',
  widgets.id,
];

async function start(): Promise<void> {
  const { kubeconfig, selector } = values;
  portal = await startPortal({
    kubeconfig,
    selector,
    port: Number(values.port),
  });
  audience = await openAudience(
    portal.url,
    [...new Set(kinds())],
    seededRandom(Number(values.seed)),
  );
  await untilLive(startMs);
}

async function untilLive(milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const late = notLive();
    if (late.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not live: ${late.join('; ')}`);
    }
    await pause(100);
  }
}

function notLive(): string[] {
  const [cluster] = portal.hub.clusters();
  return [...cluster.model.tables.values()].flatMap(table => {
    const { state, reason } = table.state();
    return state === 'live'
      ? []
      : [`${table.descriptor.id} is ${state} (${reason})`];
  });
}

/** Compares, once the API server has not changed for a moment. */
async function compare(): Promise<Comparison> {
  await audience.settle();
  const deadline = Date.now() + settleMs;
  await pause(noticeMs);
  for (;;) {
    await untilLive(Math.max(1, deadline - Date.now()));
    const { changed, comparison } = await compareNow();
    if (changed.length === 0) {
      return comparison;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `The cluster does not come to rest: ${changed
          .slice(0, 10)
          .join(', ')}.`,
      );
    }
  }
}

/** What is found counts only if nothing has changed meanwhile. */
async function compareNow(): Promise<{
  changed: string[];
  comparison: Comparison;
}> {
  const { hub } = portal;
  const { selector } = values;
  const [cluster] = hub.clusters();
  const descriptors = [...cluster.model.tables.values()].map(
    ({ descriptor }) => descriptor,
  );
  const listing = await listKinds(api, cluster, descriptors);
  const freshHub = hubOf(CLUSTER, listing, descriptors);
  // What changed just before is on its way, and counts in rows follow a moment later.
  await pause(quietMs);
  const live = new TableRows(hub);
  const fresh = new TableRows(freshHub);
  const { viewers, sums } = audience;
  const differences = [
    ...compareTables(live, fresh),
    ...compareCounters(hub, freshHub),
    ...viewers.flatMap(viewer =>
      compareFeed(viewer, { hub, live, fresh, selector }),
    ),
    ...(await compareSums(sums, freshHub, selector)),
  ];
  freshHub.stop();
  const now = await listKinds(api, cluster, descriptors);
  return {
    changed: changesBetween(listing, now),
    comparison: {
      differences,
      rows: [...live.byKind.values()].reduce((sum, { size }) => sum + size, 0),
      kinds: live.byKind.size,
      openings: [...viewers, sums].reduce(
        (sum, { openings }) => sum + openings,
        0,
      ),
    },
  };
}

function figures(): Figures {
  global.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss, unhandled, notLive: notLive() };
}

function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const commands: Record<Command['do'], () => Promise<unknown>> = {
  start,
  compare,
  figures: async () => figures(),
  stop: async () => {
    audience?.close();
    await portal?.stop();
  },
};

// Nobody is left who could stop it.
process.on('disconnect', () => process.exit(1));

process.on('message', async (command: Command) => {
  const answer: Answer = { answers: command.number };
  try {
    answer.result = await commands[command.do]();
  } catch (error) {
    answer.error = String(error);
  }
  process.send?.(answer, () => {
    if (command.do === 'stop') {
      process.disconnect();
      process.exit(0);
    }
  });
});

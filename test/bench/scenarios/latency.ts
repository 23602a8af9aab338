import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench.ts';
import { delaysOf } from '../measure/delaysOf.ts';
import { percentile } from '../measure/percentile.ts';
import { PodPatcher } from '../measure/PodPatcher.ts';
import type { Page } from '../readers/commands.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';

const loads: readonly Load[] = [
  { viewers: 1, watching: 1, perSecond: 5, changes: 200, goal: 20 },
  { viewers: 100, watching: 10, perSecond: 50, changes: 1000, goal: 100 },
];
const warmUps = 20;
const lastMs = 2_000;
const shares = [0.5, 0.95, 0.99];
const rawWatch = 'a raw watch';

/** How long a change takes from the API server to the client. */
export const latency: Scenario = {
  name: 'latency',
  method: `Pods of the largest component get one more restart each, by a patch of their status: ${loads[0].perSecond} changes/s with 1 viewer,
then ${loads[1].perSecond} changes/s with 100 viewers, all on the component's tab, so that each of them gets every change. Time: from the
moment before the patch is sent until the viewer has parsed the row, on one clock; so it contains the API server's work.
Beside it, for the same patches, a plain watch of the same pods in a process of its own: nobody can know sooner. Of the
100 viewers ${loads[1].watching} parse what they get; the others count bytes, since a hundred browsers do not share their servers' machine.`,
  async run(bench) {
    const portal = await bench.portal();
    const patcher = await PodPatcher.create(
      await bench.cluster(),
      await bench.component(),
    );
    const page = await bench.workloadsPage(portal, { follow: true });
    const measured: Measurement[] = [];
    for (const load of loads) {
      const before = await portal.usage();
      measured.push(...(await underLoad(bench, patcher, page, load)));
      const after = await portal.usage();
      measured.push({
        figure: `${load.viewers} × ${load.perSecond}/s, backend CPU per change`,
        unit: 'ms',
        value: (after.cpuMs - before.cpuMs) / (load.changes + warmUps),
      });
    }
    return measured;
  },
};

interface Load {
  readonly viewers: number;
  /** How many of them parse. */
  readonly watching: number;
  readonly perSecond: number;
  readonly changes: number;
  readonly goal: number;
}

async function underLoad(
  bench: Bench,
  patcher: PodPatcher,
  page: Page,
  load: Load,
): Promise<Measurement[]> {
  const { viewers, watching, perSecond, changes: count } = load;
  const { signal } = bench;
  const readers = await bench.readers();
  const rawReaders = await bench.readers('raw watch');
  const raw = await rawReaders.ask('open', [await rawPage(bench)]);
  const tabs = await readers.ask(
    'open',
    Array.from({ length: viewers }, (_, index) => ({
      ...page,
      follow: index < watching,
    })),
  );
  await patcher.run({ count: warmUps, perSecond, signal });
  await sleep(lastMs, undefined, { signal });
  await readers.ask('sightings', tabs.tabs);
  const patches = await patcher.run({ count, perSecond, signal });
  await sleep(lastMs, undefined, { signal });
  const sightings = await readers.ask('sightings', tabs.tabs);
  const [rawSightings] = await rawReaders.ask('sightings', raw.tabs);
  await readers.ask('close', tabs.tabs);
  await rawReaders.ask('close', raw.tabs);
  const delays = sightings
    .slice(0, watching)
    .flatMap(each => delaysOf(patches, each));
  return figures(load, delays, delaysOf(patches, rawSightings));
}

async function rawPage(bench: Bench): Promise<Page> {
  const { kubeconfig } = await bench.cluster();
  const { namespace, selector } = await bench.component();
  const labelSelector = encodeURIComponent(selector);
  return {
    kind: 'raw-watch',
    kubeconfig,
    path: `/api/v1/namespaces/${namespace}/pods?labelSelector=${labelSelector}`,
  };
}

function figures(
  { viewers, perSecond, goal }: Load,
  delays: readonly number[],
  rawDelays: readonly number[],
): Measurement[] {
  return shares.map(share => ({
    figure: `${viewers} × ${perSecond}/s, p${share * 100}`,
    unit: 'ms',
    value: percentile(delays, share),
    goal: share === 0.95 ? goal : undefined,
    peer: { name: rawWatch, value: percentile(rawDelays, share) },
  }));
}

import type { Bench } from '../Bench.ts';
import { Browser } from '../browser/Browser.ts';
import type { Visit, Visited } from '../browser/Browser.ts';
import { median, percentile } from '../measure/percentile.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';

const rounds = 5;
const scrolledRows = 5_000;

const podsTable: Visit = {
  path: '/fleet/pods',
  selector: '[role="grid"] [aria-rowindex="2"]',
};
const globalView: Visit = { path: '/fleet/global', selector: 'article' };

/** The two largest pages, in a browser. */
export const browser: Scenario = {
  name: 'browser',
  needsApp: true,
  method: `Chromium, headless and without a GPU, 1440 × 900, with the production build of the app that the portal's backend serves. The
portal is loaded on an address that has no page, and from there goes to the page as by a click; ${rounds} times each after one to
warm up, medians. Time: until the first row or tile has its text. Bytes: from the backend's API until two seconds later.
Heap: after a collection, beyond the empty page of the same load. Long tasks: all of more than 50 ms in that time. Then
${scrolledRows} rows of the table of pods are scrolled through, 25 a frame.`,
  async run(bench) {
    const portal = await bench.portal();
    const started = bench.ending(await Browser.start(portal.url));
    const tiles = await visits(bench, started, globalView);
    const rows = await visits(bench, started, podsTable);
    const scrolling = await started.scroll(scrolledRows);
    await started.stop();
    return [
      ...figures('pods table', 'first row', rows, {
        ...{ ms: 500, kilobytes: 30, megabytes: 10 },
      }),
      ...figures('Global View', 'first tile', tiles),
      {
        ...{ figure: 'scroll, frame p95', unit: 'ms' },
        value: percentile(scrolling.frames, 0.95),
      },
      {
        ...{ figure: 'scroll, longest task', unit: 'ms' },
        value: Math.max(0, ...scrolling.longTasks.map(({ ms }) => ms)),
      },
      {
        ...{ figure: 'scroll, rows there after it stops', unit: 'ms' },
        value: scrolling.settledMs,
      },
    ];
  },
};

async function visits(
  bench: Bench,
  started: Browser,
  visit: Visit,
): Promise<Visited[]> {
  const visited: Visited[] = [];
  await started.visit(visit);
  for (let round = 0; round < rounds; round++) {
    bench.signal.throwIfAborted();
    visited.push(await started.visit(visit));
  }
  return visited;
}

function figures(
  page: string,
  first: string,
  visited: readonly Visited[],
  goals: { ms?: number; kilobytes?: number; megabytes?: number } = {},
): Measurement[] {
  const of = (pick: (visit: Visited) => number) => median(visited.map(pick));
  return [
    {
      ...{ figure: `${page}, ${first}`, unit: 'ms', goal: goals.ms },
      value: of(({ ms }) => ms),
    },
    {
      ...{ figure: `${page}, on the wire`, unit: 'KB', goal: goals.kilobytes },
      value: of(({ apiBytes }) => apiBytes / 1e3),
    },
    {
      ...{ figure: `${page}, heap beyond the empty page`, unit: 'MB' },
      ...{ goal: goals.megabytes, value: of(each => each.heapBytes / 1e6) },
    },
    {
      ...{ figure: `${page}, long tasks together`, unit: 'ms' },
      value: of(({ longTasks }) =>
        longTasks.reduce((total, { ms }) => total + ms, 0),
      ),
    },
  ];
}

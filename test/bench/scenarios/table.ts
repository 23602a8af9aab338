import type { Bench } from '../Bench.ts';
import type { StoreFigures } from '../inside/storeFigures.ts';
import { median, percentile } from '../measure/percentile.ts';
import type { Opening } from '../readers/Tab.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';
import { runInside } from '../servers/runInside.ts';

const rounds = 20;
const storeRows = 150_000;
const windowRows = 300;
const byRestarts = { column: 'restarts', descending: true };

const windows: Readonly<Record<string, object>> = {
  'first window': {},
  'next window': { offset: windowRows },
  'sort by restarts': { sort: byRestarts },
  'text filter': { text: 'api' },
  'value filter': { filters: { tone: ['error', 'warning'] } },
};

/** Long tables, of which a window is shown. */
export const table: Scenario = {
  name: 'table',
  method: `Windows of ${windowRows} rows, as the table of all pods asks for them. First over HTTP from the portal, ${rounds} times each, until the last
row is parsed; nobody else looks at the same order, so each window pays for sorting all rows. Then in a process of its
own over ${storeRows.toLocaleString(
    'en',
  )} made-up pods, 30 times each through the gateway, without HTTP. Memory of the portal and of that process:
resident, after a collection. Standstill: how long the process does nothing else when a change moves a row.`,
  async run(bench) {
    const measured: Measurement[] = [];
    for (const [name, window] of Object.entries(windows)) {
      measured.push(...(await overHttp(bench, name, window)));
    }
    const { residentBytes } = await (
      await bench.portal()
    ).usage({ collect: true });
    measured.push({
      figure: 'portal, memory',
      unit: 'MB',
      value: residentBytes / 1e6,
    });
    const args = [String(storeRows)];
    const store = await runInside<StoreFigures>(bench, 'bigStore', args);
    return [...measured, ...storeFigures(store)];
  },
};

async function overHttp(
  bench: Bench,
  name: string,
  window: object,
): Promise<Measurement[]> {
  const portal = await bench.portal();
  const readers = await bench.readers();
  const openings: Opening[] = [];
  for (let round = -1; round < rounds; round++) {
    bench.signal.throwIfAborted();
    const { tabs, openings: opened } = await readers.ask('open', [
      {
        ...{ kind: 'feed', url: portal.url, token: await portal.token() },
        subscriptions: [
          {
            ...{ id: '1', kind: 'pods' },
            window: { offset: 0, limit: windowRows, ...window },
          },
        ],
      },
    ]);
    await readers.ask('close', tabs);
    if (round >= 0) {
      openings.push(...opened);
    }
  }
  const times = openings.map(({ ms }) => ms);
  const what = `portal, ${name}`;
  const p95 = percentile(times, 0.95);
  return [
    { figure: `${what}, p50`, unit: 'ms', value: median(times) },
    { figure: `${what}, p95`, unit: 'ms', value: p95 },
    {
      figure: `${what}, on the wire`,
      unit: 'KB',
      value: openings[0].wireBytes / 1e3,
    },
  ];
}

function storeFigures(store: StoreFigures): Measurement[] {
  const of = (name: string, times: readonly number[], goal?: number) => ({
    figure: `${store.rows} rows, ${name}, p95`,
    ...{ unit: 'ms' as const, value: percentile(times, 0.95), goal },
  });
  return [
    of('first window', store.firstWindow, 100),
    of('next window', store.nextWindow, 100),
    of('sort by restarts', store.sort, 100),
    of('text filter', store.textFilter, 100),
    of('value filter', store.valueFilter, 100),
    of('standstill', store.standstill),
    {
      figure: `${store.rows} rows, memory`,
      unit: 'MB',
      value: store.residentBytes / 1e6,
      goal: 500,
    },
  ];
}

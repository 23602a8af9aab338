import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench.ts';
import { peerName } from '../Bench.ts';
import type { ApiLoad } from '../measure/apiLoadOf.ts';
import { apiLoadOf } from '../measure/apiLoadOf.ts';
import { AuditWindow } from '../measure/AuditWindow.ts';
import type { Page } from '../readers/commands.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';

const crowds = [1, 10, 100];
const windowMs = 30_000;
const account = (name: string) => `system:serviceaccount:default:${name}`;
// The audit log is written soon after, not at once.
const writtenMs = 1_000;

/** What viewers cost the API server. */
export const apiLoad: Scenario = {
  name: 'api-load',
  method: `${crowds.join(
    ', ',
  )} viewers have the tab of the largest component open for ${
    windowMs / 1000
  } s, first ours, then the peer's, which refreshes every
ten seconds as its page does, or as soon as the last refresh has come. Requests, as a rate per minute, from the API
server's audit log, by the account and user agent of each backend. Ours also count /readyz every ten seconds.
A list in pages is one list. Lists of one kind: of the kind that was listed most in that time; watches of one kind: of
the kind that has the most open at its end.`,
  async run(bench) {
    const ours = await bench.workloadsPage(await bench.portal(), {
      attention: 'completion',
    });
    const theirs = await bench.peerPage(await bench.peer(), {
      ...{ attention: 'completion', follow: true },
    });
    const measured: Measurement[] = [];
    for (const count of crowds) {
      const load = await loadOf(bench, 'wheelhouse', ours, count);
      const peerLoad = await loadOf(bench, 'peer', theirs, count);
      measured.push(...figures(count, load, peerLoad));
    }
    return measured;
  },
};

interface CrowdLoad extends ApiLoad {
  readonly requestsPerMinute: number;
  /** Of the kind that has the most, since the backend started. */
  readonly watchesOfKind: number;
}

function figures(
  count: number,
  ours: CrowdLoad,
  peers: CrowdLoad,
): Measurement[] {
  const viewers = count === 1 ? '1 viewer' : `${count} viewers`;
  const figure = (
    name: string,
    unit: Measurement['unit'],
    pick: (load: CrowdLoad) => number,
    goal?: number,
  ): Measurement => ({
    ...{ figure: `${viewers}, ${name}`, unit, goal, value: pick(ours) },
    peer: { name: peerName, value: pick(peers) },
  });
  return [
    figure('requests a minute', 'requests', load => load.requestsPerMinute),
    figure('lists of one kind', 'requests', load => load.mostListsOfKind, 1),
    {
      // The peer has none; it lists instead.
      figure: `${viewers}, watches of one kind`,
      ...{ unit: 'watches', value: ours.watchesOfKind, goal: 1 },
    },
  ];
}

async function loadOf(
  bench: Bench,
  user: string,
  page: Page,
  count: number,
): Promise<CrowdLoad> {
  const { auditLog } = await bench.cluster();
  const readers = await bench.readers();
  const { signal } = bench;
  const audit = AuditWindow.fromNowOn(auditLog);
  const opening = readers.ask(
    'open',
    Array.from({ length: count }, () => page),
  );
  await sleep(windowMs, undefined, { signal });
  const { tabs } = await opening;
  await sleep(writtenMs, undefined, { signal });
  const load = apiLoadOf(audit.read(account(user)));
  const sinceStart = AuditWindow.fromTheBeginning(auditLog);
  const { mostWatchesOfKind } = apiLoadOf(sinceStart.read(account(user)));
  await readers.ask('close', tabs);
  bench.log(`${user} is, to the API server, ${load.userAgents.join(', ')}`);
  return {
    ...load,
    requestsPerMinute: (load.requests * 60_000) / (windowMs + writtenMs),
    watchesOfKind: mostWatchesOfKind,
  };
}

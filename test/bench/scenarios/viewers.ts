import type { Bench } from '../Bench.ts';
import { peerName } from '../Bench.ts';
import { median, percentile, sum } from '../measure/percentile.ts';
import type { Page } from '../readers/commands.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';
import type { BackendUnderTest } from '../servers/BackendUnderTest.ts';

const crowds = [1, 5, 20, 100];
const ourRounds = 5;
const peerRounds = 3;
// Longer than the portal remembers what it asked about a user.
const restMs = 2_500;

/** Many viewers open the same page at the same moment. */
export const viewers: Scenario = {
  name: 'viewers',
  method: `${crowds.join(
    ', ',
  )} viewers open the tab of the largest component at the same moment; ${ourRounds} rounds of ours, ${peerRounds} of the peer's,
in turns; each figure is the median of its rounds. The viewers share the machine with the servers, so they look at no
more than it takes to know that all is there: of ours they decompress until the last snapshot, of the peer's they only
wait for the last byte. Bytes are all that came over the connections, ours with its events. CPU is what the process
of the backend used, all threads, until every viewer was served. All viewers are one guest, whom the portal has forgotten
since the last round.`,
  async run(bench) {
    const portal = await bench.portal();
    const peer = await bench.peer();
    const attention = { attention: 'completion' } as const;
    const ours = await bench.workloadsPage(portal, attention);
    const theirs = await bench.peerPage(peer, attention);
    await crowd(bench, portal, ours, 5);
    await crowd(bench, peer, theirs, 2);
    const measured: Measurement[] = [];
    for (const count of crowds) {
      const rounds: Round[] = [];
      const peerCrowds: Round[] = [];
      for (let round = 0; round < ourRounds; round++) {
        rounds.push(await crowd(bench, portal, ours, count));
        if (round < peerRounds) {
          peerCrowds.push(await crowd(bench, peer, theirs, count));
        }
      }
      measured.push(...figures(count, rounds, peerCrowds));
    }
    return measured;
  },
};

interface Round {
  readonly slowest: number;
  readonly p95: number;
  readonly wireBytes: number;
  readonly cpuMs: number;
}

async function crowd(
  bench: Bench,
  backend: BackendUnderTest,
  page: Page,
  count: number,
): Promise<Round> {
  bench.signal.throwIfAborted();
  const readers = await bench.readers();
  const before = await backend.usage();
  const { tabs, openings } = await readers.ask(
    'open',
    Array.from({ length: count }, () => page),
  );
  const after = await backend.usage();
  await readers.ask('close', tabs);
  await new Promise(resolve => setTimeout(resolve, restMs));
  const times = openings.map(({ ms }) => ms);
  return {
    slowest: Math.max(...times),
    p95: percentile(times, 0.95),
    wireBytes: sum(openings.map(({ wireBytes }) => wireBytes)),
    cpuMs: after.cpuMs - before.cpuMs,
  };
}

function figures(
  count: number,
  rounds: readonly Round[],
  peerRounds: readonly Round[],
): Measurement[] {
  const what = count === 1 ? '1 viewer' : `${count} viewers`;
  const figure = (
    name: string,
    unit: Measurement['unit'],
    pick: (round: Round) => number,
    goal?: number,
  ): Measurement => ({
    ...{ figure: `${what}, ${name}`, unit, goal },
    value: median(rounds.map(pick)),
    peer: { name: peerName, value: median(peerRounds.map(pick)) },
  });
  const isGoal = count === 20;
  return [
    figure('slowest', 'ms', round => round.slowest, isGoal ? 150 : undefined),
    figure('p95', 'ms', round => round.p95),
    figure(
      'on the wire',
      'KB',
      round => round.wireBytes / 1e3,
      isGoal ? 300 : undefined,
    ),
    figure('backend CPU', 'ms', round => round.cpuMs),
  ];
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench.ts';
import { peerName } from '../Bench.ts';
import type { Page } from '../readers/commands.ts';
import type { Scenario } from '../Scenario.ts';

const minuteMs = 60_000;
/** Between two refreshes of the peer, so that the minute holds six of them from end to end. */
const settledMs = 5_000;

/** One tab is open, and nothing happens. */
export const idle: Scenario = {
  name: 'idle',
  method: `The tab of the largest component stays open for a minute in which nothing of it changes, ours and the peer's in
the same minute. All bytes that come over the connections after the page is complete, headers and pings included.`,
  async run(bench) {
    const ours = await bench.workloadsPage(await bench.portal(), {
      follow: true,
    });
    const theirs = await bench.peerPage(await bench.peer(), { follow: true });
    const [bytes, peerBytes] = await Promise.all([
      bytesOfMinute(bench, 'readers', ours),
      // In a process of its own: what it parses would hold up the others.
      bytesOfMinute(bench, 'peer readers', theirs),
    ]);
    return [
      {
        figure: 'bytes of a minute',
        value: bytes / 1e3,
        unit: 'KB',
        goal: 5,
        peer: { name: peerName, value: peerBytes / 1e3 },
      },
    ];
  },
};

async function bytesOfMinute(
  bench: Bench,
  process: string,
  page: Page,
): Promise<number> {
  const readers = await bench.readers(process);
  const { tabs } = await readers.ask('open', [page]);
  await sleep(settledMs, undefined, { signal: bench.signal });
  const before = await readers.ask('wireBytes', tabs);
  await sleep(minuteMs, undefined, { signal: bench.signal });
  const after = await readers.ask('wireBytes', tabs);
  await readers.ask('close', tabs);
  return after - before;
}

import type { Bench } from '../Bench.ts';
import { peerName } from '../Bench.ts';
import { median, percentile } from '../measure/percentile.ts';
import type { Page } from '../readers/commands.ts';
import type { Opening } from '../readers/Tab.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';

const warmUps = 3;
const ourRounds = 40;
const peerRounds = 20;
// Longer than the portal remembers what it asked about a user.
const restMs = 2_500;

/** One viewer opens the page of the largest component. */
export const openComponent: Scenario = {
  name: 'open-component',
  method: `One viewer opens the tab of the largest component, again and again (${ourRounds} times ours, ${peerRounds} times the peer's,
after ${warmUps} to warm up, ours and the peer's in turns, and before each of ours a rest after which the portal has forgotten
the user). Time: from the first request until the last row is decompressed
and parsed. Ours is the tab Workloads: workloads and pods, then its events on a second stream, whose bytes count too.
The peer's is its Kubernetes tab: GET /clusters, then POST /services. Both ask for what Chromium asks for, which is
Brotli on https and localhost; the gzip figures are what a browser gets over plain http.`,
  async run(bench) {
    const ours = await bench.workloadsPage(await bench.portal());
    const theirs = await bench.peerPage(await bench.peer());
    for (let round = 0; round < warmUps; round++) {
      await openOnce(bench, ours);
      await openOnce(bench, theirs);
    }
    const opened: Opening[] = [];
    const peerOpened: Opening[] = [];
    for (let round = 0; round < ourRounds; round++) {
      await new Promise(resolve => setTimeout(resolve, restMs));
      opened.push(await openOnce(bench, ours));
      if (round % (ourRounds / peerRounds) === 0) {
        peerOpened.push(await openOnce(bench, theirs));
      }
    }
    const gzip = { encodings: 'gzip' };
    const gzipped = await openOnce(bench, { ...ours, ...gzip });
    const peerGzipped = await openOnce(bench, { ...theirs, ...gzip });
    return figures({ opened, peerOpened, gzipped, peerGzipped });
  },
};

async function openOnce(bench: Bench, page: Page): Promise<Opening> {
  const readers = await bench.readers();
  bench.signal.throwIfAborted();
  const { tabs, openings } = await readers.ask('open', [page]);
  await readers.ask('close', tabs);
  return openings[0];
}

interface Openings {
  readonly opened: readonly Opening[];
  readonly peerOpened: readonly Opening[];
  readonly gzipped: Opening;
  readonly peerGzipped: Opening;
}

function figures(all: Openings): Measurement[] {
  const { opened, peerOpened, gzipped, peerGzipped } = all;
  const times = opened.map(({ ms }) => ms);
  const peerTimes = peerOpened.map(({ ms }) => ms);
  const peer = (value: number) => ({ name: peerName, value });
  const [ours] = opened;
  const [theirs] = peerOpened;
  return [
    {
      ...{ figure: 'time p50', unit: 'ms', value: median(times) },
      peer: peer(median(peerTimes)),
    },
    {
      ...{ figure: 'time p95', unit: 'ms', value: percentile(times, 0.95) },
      ...{ goal: 50, peer: peer(percentile(peerTimes, 0.95)) },
    },
    {
      ...{ figure: 'JSON', unit: 'MB', value: ours.jsonBytes / 1e6 },
      ...{ goal: 0.15, peer: peer(theirs.jsonBytes / 1e6) },
    },
    {
      ...{ figure: 'on the wire, Brotli', unit: 'KB' },
      value: ours.wireBytes / 1e3,
      ...{ goal: 15, peer: peer(theirs.wireBytes / 1e3) },
    },
    {
      ...{ figure: 'on the wire, gzip', unit: 'KB' },
      value: gzipped.wireBytes / 1e3,
      peer: peer(peerGzipped.wireBytes / 1e3),
    },
  ];
}

import { setTimeout as pause } from 'node:timers/promises';
import type { FaultProxy } from '../proxy/FaultProxy.ts';
import { megabytes } from './megabytes.ts';
import type { Figures } from './PortalProcess.ts';

/** Several times as long as a watch lasts here. */
const watchesMs = 30_000;
/** More heap than this after the run, at rest, than before it: something is kept. */
const heapAllowance = 48 * 1024 * 1024;

/** What the portal holds that it should have given back, in sentences. */
export async function findLeaks(
  before: Figures,
  after: Figures,
  proxy: FaultProxy,
): Promise<string[]> {
  const problems: string[] = [];
  // Between two watches of a kind there is none for a moment.
  const deadline = Date.now() + watchesMs;
  let wrong: [string, number][];
  do {
    await pause(50);
    wrong = [...proxy.openWatches()].filter(([, watches]) => watches !== 1);
  } while (wrong.length > 0 && Date.now() < deadline);
  for (const [lane, watches] of wrong) {
    problems.push(`${watches} watches of ${lane} are open, should be 1`);
  }
  const grown = after.heapUsed - before.heapUsed;
  if (grown > heapAllowance) {
    problems.push(`the heap of the portal grew by ${megabytes(grown)}`);
  }
  return problems;
}

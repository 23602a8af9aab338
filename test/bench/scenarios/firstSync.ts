import { BenchError } from '../BenchError.ts';
import { median } from '../measure/percentile.ts';
import type { SyncFigures } from '../inside/syncFigures.ts';
import type { Measurement } from '../report/Measurement.ts';
import type { Scenario } from '../Scenario.ts';
import { runInside } from '../servers/runInside.ts';

const rounds = 3;
const rawList = 'a raw list and JSON.parse';

/** An empty hub gets everything. */
export const firstSync: Scenario = {
  name: 'first-sync',
  method: `A hub that holds nothing, in a new process, until it has all pods, with everything else that it always watches
coming at the same time; beside it, in a new process too, one list of all pods and JSON.parse of it. ${rounds} rounds in
turns, medians. Memory: the largest resident size beyond what the process held just before, in the same two processes.`,
  async run(bench) {
    const cluster = await bench.cluster();
    const ours: SyncFigures[] = [];
    const raw: SyncFigures[] = [];
    for (let round = 0; round < rounds; round++) {
      const args = [cluster.kubeconfig];
      raw.push(await runInside<SyncFigures>(bench, 'rawList', args));
      ours.push(await runInside<SyncFigures>(bench, 'hubSync', args));
    }
    if (ours[0].pods !== raw[0].pods) {
      throw new BenchError(
        `The hub has ${ours[0].pods} pods and the list ${raw[0].pods}.`,
      );
    }
    return figures(ours, raw);
  },
};

function figures(ours: SyncFigures[], raw: SyncFigures[]): Measurement[] {
  const of = (all: SyncFigures[], pick: (each: SyncFigures) => number) =>
    median(all.map(pick));
  const rawSeconds = of(raw, ({ ms }) => ms / 1e3);
  return [
    {
      ...{ figure: 'all pods are there', unit: 's', goal: rawSeconds },
      value: of(ours, ({ ms }) => ms / 1e3),
      peer: { name: rawList, value: rawSeconds },
    },
    {
      ...{ figure: 'peak memory beyond the start', unit: 'MB', goal: 150 },
      value: of(ours, ({ peakBytes }) => peakBytes / 1e6),
      peer: {
        name: rawList,
        value: of(raw, ({ peakBytes }) => peakBytes / 1e6),
      },
    },
    {
      figure: 'JSON.parse alone',
      unit: 's',
      value: of(raw, ({ parseMs = 0 }) => parseMs / 1e3),
    },
  ];
}

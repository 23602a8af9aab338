import { Tone, worstTone } from '@wheelhouse/backstage-plugin-cluster-common';
import { LiveWorkload, LivePod, WorkloadPlace } from './WorkloadPlace';

/** One workload, or a pod without one, that needs somebody to look. */
export interface WorkloadProblem {
  row: LiveWorkload | LivePod;
  /** The kind of `row`, e.g. `Deployment`. */
  kind: string;
  tone: Tone;
  /** What is wrong, the most frequent first; a reason of pods with their number. */
  reasons: { reason: string; pods: number }[];
}

/** What an entity runs, in numbers. */
export interface WorkloadSummary {
  workloads: number;
  /** Workloads that are as they should be, with all of their pods. */
  healthy: number;
  pods: number;
  podPhases: Record<string, number>;
  podsInTrouble: number;
  restarts: number;
  problems: WorkloadProblem[];
}

/** Counts what an entity runs and names what is wrong, the worst first. */
export function workloadSummary(
  places: readonly WorkloadPlace[],
): WorkloadSummary {
  const nodes = places.flatMap(place => place.workloads);
  const otherPods = places.flatMap(place => place.otherPods);
  const pods = [...nodes.flatMap(node => node.pods), ...otherPods];
  const podPhases: Record<string, number> = {};
  for (const { phase } of pods) {
    podPhases[phase] = (podPhases[phase] ?? 0) + 1;
  }
  const ofWorkloads = nodes.flatMap(({ row, pods: own }) => {
    const tone = worstTone([row.tone, ...own.map(pod => pod.tone)]) ?? row.tone;
    return isTrouble(tone)
      ? [{ row, kind: row.kind, tone, reasons: reasonsOf(row, own) }]
      : [];
  });
  const ofPods = otherPods
    .filter(({ tone }) => isTrouble(tone))
    .map(row => ({
      row,
      kind: 'Pod',
      tone: row.tone,
      reasons: [{ reason: row.reason, pods: 1 }],
    }));
  return {
    workloads: nodes.length,
    healthy:
      nodes.length - ofWorkloads.length - nodes.filter(isUnsettled).length,
    pods: pods.length,
    podPhases,
    podsInTrouble: pods.filter(({ tone }) => isTrouble(tone)).length,
    restarts: pods.reduce((sum, pod) => sum + pod.restarts, 0),
    problems: [...ofWorkloads, ...ofPods].sort(
      (a, b) => Number(b.tone === 'error') - Number(a.tone === 'error'),
    ),
  };
}

function isTrouble(tone: Tone): boolean {
  return tone === 'warning' || tone === 'error';
}

/** Neither well nor wrong: on its way, or nobody knows. */
function isUnsettled({ row, pods }: WorkloadPlace['workloads'][number]) {
  const unsettled = row.tone === 'progressing' || row.tone === 'unknown';
  return unsettled && !pods.some(({ tone }) => isTrouble(tone));
}

function reasonsOf(row: LiveWorkload, pods: readonly LivePod[]) {
  const counts = new Map<string, number>();
  for (const { tone, reason } of pods) {
    if (isTrouble(tone)) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const reasons = Array.from(counts, ([reason, count]) => ({
    reason,
    pods: count,
  })).sort((a, b) => b.pods - a.pods);
  return isTrouble(row.tone)
    ? [{ reason: row.reason, pods: 0 }, ...reasons]
    : reasons;
}

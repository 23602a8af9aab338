import {
  PodRow,
  ResourceRow,
  Tone,
  WorkloadRow,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** A workload as the feed brings it. */
export type LiveWorkload = WorkloadRow & ResourceRow;

/** What the pages of an entity show of its pods: the rest does not travel. */
export const livePodColumns = [
  'ownerId',
  'phase',
  'tone',
  'reason',
  'message',
  'ready',
  'containers',
  'restarts',
  'lastRestart',
  'node',
] as const;

/** A pod as the feed brings it. */
export type LivePod = ResourceRow &
  Pick<PodRow, (typeof livePodColumns)[number]>;

/** A workload and the pods that belong to it, those in trouble first. */
export interface WorkloadNode {
  row: LiveWorkload;
  pods: LivePod[];
}

/** What an entity runs in one namespace of one cluster. */
export interface WorkloadPlace {
  cluster: string;
  namespace: string;
  workloads: WorkloadNode[];
  /** Pods that belong to none of the workloads. */
  otherPods: LivePod[];
}

/**
 * Workloads with their pods under them, by cluster and namespace. Jobs of a
 * CronJob that is there as well are left out: their pods stand under it.
 */
export function workloadPlaces(
  workloads: readonly LiveWorkload[],
  pods: readonly LivePod[],
): WorkloadPlace[] {
  const places = new Map<string, WorkloadPlace>();
  const nodes = new Map<string, WorkloadNode>();
  const ids = new Set(workloads.map(row => row.id));
  const placeOf = ({ cluster, namespace }: ResourceRow) => {
    const key = JSON.stringify([cluster, namespace]);
    const place = places.get(key) ?? {
      cluster,
      namespace,
      workloads: [],
      otherPods: [],
    };
    places.set(key, place);
    return place;
  };
  for (const row of workloads) {
    if (!row.ownerId || !ids.has(row.ownerId)) {
      const node = { row, pods: [] };
      nodes.set(row.id, node);
      placeOf(row).workloads.push(node);
    }
  }
  for (const pod of pods) {
    const siblings =
      nodes.get(pod.ownerId ?? '')?.pods ?? placeOf(pod).otherPods;
    siblings.push(pod);
  }
  for (const { workloads: found, otherPods } of places.values()) {
    found.sort((a, b) => byText(a.row.name, b.row.name));
    for (const { pods: own } of found) {
      own.sort(byTrouble);
    }
    otherPods.sort(byTrouble);
  }
  return Array.from(places.values()).sort(
    (a, b) => byText(a.cluster, b.cluster) || byText(a.namespace, b.namespace),
  );
}

// What has finished as meant is of least interest, though it is no trouble.
const urgency: readonly Tone[] = [
  'error',
  'warning',
  'unknown',
  'progressing',
  'ok',
  'done',
];

function byTrouble(a: LivePod, b: LivePod): number {
  return (
    urgency.indexOf(a.tone) - urgency.indexOf(b.tone) || byText(a.name, b.name)
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

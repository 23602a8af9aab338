import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';

/** How a cluster is doing over the kinds of a subscription. */
export interface ClusterSource {
  cluster: string;
  state: SourceState['state'];
  /** ISO 8601, when the earliest of its kinds in that state began. */
  since: string;
  reason?: string;
  /** The kinds in that state. */
  kinds: readonly string[];
}

/** One entry per cluster, state and reason, in order of the clusters' names. */
export function sourcesByCluster(
  sources: readonly SourceState[],
): ClusterSource[] {
  const groups = new Map<string, ClusterSource & { kinds: string[] }>();
  for (const source of sources) {
    const { cluster, kind, state, since, reason } = source;
    const key = JSON.stringify([cluster, state, reason]);
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { cluster, state, since, reason, kinds: [kind] });
      continue;
    }
    group.kinds.push(kind);
    if (since < group.since) {
      group.since = since;
    }
  }
  return Array.from(groups.values()).sort((a, b) =>
    a.cluster < b.cluster ? -1 : Number(a.cluster > b.cluster),
  );
}

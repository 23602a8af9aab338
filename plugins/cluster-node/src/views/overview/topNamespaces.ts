import { ClusterSight } from './ClusterSight';

const MOST_NAMESPACES = 20;

/** The namespace names with the most pods over all clusters, and what the others come to. */
export function topNamespaces(sights: readonly ClusterSight[]) {
  if (sights.length === 0) {
    return {};
  }
  const pods = new Map<string, number>();
  for (const sight of sights) {
    const counts = sight.source.counters.objects.byNamespace('pods');
    for (const [namespace, { total }] of counts) {
      if (sight.allows('pods', namespace)) {
        pods.set(namespace, (pods.get(namespace) ?? 0) + total);
      }
    }
  }
  const ranked = [...pods].sort(
    ([leftName, left], [rightName, right]) =>
      right - left || (leftName < rightName ? -1 : 1),
  );
  const others = ranked.slice(MOST_NAMESPACES);
  return {
    podsByNamespace: Object.fromEntries(ranked.slice(0, MOST_NAMESPACES)),
    otherNamespaces: others.length,
    otherPods: others.reduce((sum, [, count]) => sum + count, 0),
  };
}

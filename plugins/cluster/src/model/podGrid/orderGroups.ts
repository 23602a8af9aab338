import { compare, PodGroup } from './PodGroup';

/**
 * Groups with the most trouble first, then the largest. With an order to hold
 * on to, known groups keep it and new ones follow: what somebody points at must
 * not run away.
 */
export function orderGroups(
  byKey: ReadonlyMap<string, PodGroup>,
  held: readonly PodGroup[] = [],
): readonly PodGroup[] {
  const kept: PodGroup[] = [];
  const placed = new Set<string>();
  for (const { key } of held) {
    const group = byKey.get(key);
    if (group) {
      kept.push(group);
      placed.add(key);
    }
  }
  const fresh = Array.from(byKey.values()).filter(
    group => !placed.has(group.key),
  );
  return [...kept, ...fresh.sort(byUrgency)];
}

function byUrgency(a: PodGroup, b: PodGroup): number {
  return (
    b.trouble - a.trouble ||
    b.pods.length - a.pods.length ||
    compare(a.name, b.name) ||
    compare(a.key, b.key)
  );
}

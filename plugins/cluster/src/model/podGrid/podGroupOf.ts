import { GridPod } from './GridPod';

/** What pods can be grouped by. */
export const podGroupings = [
  'cluster',
  'namespace',
  'node',
  'zone',
  'owner',
] as const;

/** One of `podGroupings`. */
export type PodGroupingId = (typeof podGroupings)[number];

/** Which group a pod belongs to. */
export interface PodGroupName {
  /** Tells groups apart; nothing to be shown. */
  key: string;
  /** Empty for the pods that have no such thing: no node, no zone, no owner. */
  name: string;
  /** Where groups of the same name differ. */
  detail: string;
}

const nowhere: PodGroupName = { key: '', name: '', detail: '' };

/** The zones of nodes, by `zoneKey`. */
export type NodeZones = ReadonlyMap<string, string>;

/** The key of a node in `NodeZones`. */
export function zoneKey(cluster: string, node: string): string {
  return `${cluster}/${node}`;
}

/**
 * The group of a pod. Namespaces and zones are counted by their name over all
 * clusters; nodes and owners are things of one cluster.
 */
export function podGroupOf(
  pod: GridPod,
  by: PodGroupingId,
  zones: NodeZones,
): PodGroupName {
  const { cluster, namespace, node = '', ownerKind, ownerName } = pod;
  switch (by) {
    case 'cluster':
      return { key: cluster, name: cluster, detail: '' };
    case 'namespace':
      return { key: namespace, name: namespace, detail: '' };
    case 'node':
      return node
        ? { key: zoneKey(cluster, node), name: node, detail: cluster }
        : nowhere;
    case 'zone': {
      const zone = zones.get(zoneKey(cluster, node)) ?? '';
      return { key: zone, name: zone, detail: '' };
    }
    default:
      return ownerName
        ? {
            key: `${cluster}/${namespace}/${ownerKind}/${ownerName}`,
            name: ownerName,
            detail: `${namespace}, ${cluster}, ${ownerKind}`,
          }
        : nowhere;
  }
}

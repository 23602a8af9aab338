/**
 * How lists merge under a strategic merge patch. Source: the `patchStrategy`
 * and `patchMergeKey` tags of `k8s.io/api`. A list not named here is atomic.
 */
const keyedLists: [suffix: string, key: string][] = [
  ['containers', 'name'],
  ['initContainers', 'name'],
  ['ephemeralContainers', 'name'],
  ['env', 'name'],
  ['volumes', 'name'],
  ['volumeMounts', 'mountPath'],
  ['volumeDevices', 'devicePath'],
  ['imagePullSecrets', 'name'],
  ['hostAliases', 'ip'],
  ['topologySpreadConstraints', 'topologyKey'],
  ['resourceClaims', 'name'],
  ['podIPs', 'ip'],
  ['hostIPs', 'ip'],
  ['conditions', 'type'],
  ['addresses', 'type'],
  ['ownerReferences', 'uid'],
  ['secrets', 'name'],
];

const atomicPaths = [
  // HorizontalPodAutoscaler and resource claims declare these lists as maps
  // for server-side apply only.
  'containerStatuses',
  'initContainerStatuses',
];

/** The key that identifies items of the list at `path`, if it merges by key. */
export function mergeKeyOf(path: string[]): string | undefined {
  const last = path[path.length - 1];
  if (atomicPaths.includes(last)) {
    return undefined;
  }
  if (last === 'ports') {
    return path.includes('containers') || path.includes('initContainers')
      ? 'containerPort'
      : 'port';
  }
  return keyedLists.find(([suffix]) => suffix === last)?.[1];
}

/** True for lists of plain values that merge as sets. */
export function mergesAsSet(path: string[]): boolean {
  return path.join('.') === 'metadata.finalizers' || path.at(-1) === 'podCIDRs';
}

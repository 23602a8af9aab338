import {
  QuotaAmounts,
  QuotaResource,
  quotaResources,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterSight } from './ClusterSight';

/** What the quotas that bind in the namespaces of a cluster allow, and what of it is used. */
export function quotaCells(sight: ClusterSight) {
  if (!sight.knows('resourcequotas')) {
    return {};
  }
  const sums: Record<QuotaResource, Required<Mutable<QuotaAmounts>>> = {
    cpu: { used: 0, hard: 0, namespaces: 0, forbidden: 0 },
    memory: { used: 0, hard: 0, namespaces: 0, forbidden: 0 },
    services: { used: 0, hard: 0, namespaces: 0, forbidden: 0 },
  };
  const { quotas, inhabited } = sight.source;
  let quotaNamespaces = 0;
  let scopedQuotas = 0;
  for (const namespace of inhabited ?? quotas.byNamespace().keys()) {
    const found = quotas.of(namespace);
    if (!found || !sight.allows('resourcequotas', namespace)) {
      continue;
    }
    scopedQuotas += found.scoped;
    quotaNamespaces += found.cpu || found.memory || found.services ? 1 : 0;
    for (const resource of quotaResources) {
      const use = found[resource];
      if (use) {
        const sum = sums[resource];
        sum.used += use.used;
        sum.hard += use.hard;
        sum.namespaces += 1;
        sum.forbidden += use.hard === 0 ? 1 : 0;
      }
    }
  }
  return {
    cpuQuota: sums.cpu,
    memoryQuota: sums.memory,
    serviceQuota: sums.services,
    quotaNamespaces,
    scopedQuotas,
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

import type { KubeObject } from '../model/KubeObject.ts';
import { formatAmount, parseQuantity } from '../model/quantity.ts';
import type { Pod, ResourceQuota } from '../model/shapes.ts';
import { forbidden } from '../model/StatusError.ts';
import type { ObjectStore } from './ObjectStore.ts';

/** What a pod counts against a quota, per quota key. */
export function podUsage(pod: Pod): Record<string, number> {
  const usage: Record<string, number> = { pods: 1, 'count/pods': 1 };
  for (const container of pod.spec.containers) {
    const { requests = {}, limits = {} } = container.resources ?? {};
    for (const name of ['cpu', 'memory']) {
      const request = parseQuantity(requests[name] ?? limits[name]);
      usage[`requests.${name}`] = (usage[`requests.${name}`] ?? 0) + request;
      usage[`limits.${name}`] =
        (usage[`limits.${name}`] ?? 0) + parseQuantity(limits[name]);
    }
  }
  usage.cpu = usage['requests.cpu'] ?? 0;
  usage.memory = usage['requests.memory'] ?? 0;
  return usage;
}

/** True for pods that still take resources at a time. */
function countsAgainstQuota(pod: Pod, now: number): boolean {
  const { deletionTimestamp } = pod.metadata;
  // A pod stuck on a lost node stops to count once its grace is over.
  const overdue =
    deletionTimestamp !== undefined && Date.parse(deletionTimestamp) < now;
  const { phase } = pod.status;
  return phase !== 'Succeeded' && phase !== 'Failed' && !overdue;
}

/** Sums what the pods of a namespace use, per quota key. */
export function namespaceUsage(
  store: ObjectStore,
  namespace: string,
  now: number,
): Record<string, number> {
  const total: Record<string, number> = {};
  for (const object of store.list('pods', namespace)) {
    const pod = object as Pod;
    if (countsAgainstQuota(pod, now)) {
      for (const [key, amount] of Object.entries(podUsage(pod))) {
        total[key] = (total[key] ?? 0) + amount;
      }
    }
  }
  return total;
}

/** @throws StatusError 403 when a new pod would exceed a quota. */
export function checkQuota(
  store: ObjectStore,
  object: KubeObject,
  now: number,
): void {
  const pod = object as Pod;
  const namespace = pod.metadata.namespace ?? '';
  const quotas = store.list('resourcequotas', namespace) as ResourceQuota[];
  if (quotas.length === 0) {
    return;
  }
  const usage = podUsage(pod);
  const used = namespaceUsage(store, namespace, now);
  for (const quota of quotas) {
    const exceeded = Object.entries(quota.spec.hard ?? {}).filter(
      ([key, limit]) =>
        usage[key] > 0 && (used[key] ?? 0) + usage[key] > parseQuantity(limit),
    );
    if (exceeded.length > 0) {
      const show = (amounts: (key: string, limit: string) => string) =>
        exceeded
          .map(([key, limit]) => `${key}=${amounts(key, limit)}`)
          .join(',');
      throw forbidden(
        { group: '', resource: 'pods' },
        pod.metadata.name,
        `exceeded quota: ${quota.metadata.name}, requested: ${show(key =>
          formatAmount(key, usage[key]),
        )}, used: ${show(key =>
          formatAmount(key, used[key] ?? 0),
        )}, limited: ${show((_key, limit) => limit)}`,
      );
    }
  }
}

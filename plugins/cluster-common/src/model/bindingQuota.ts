import { millicoresOf, wholeUnits } from './quantity';
import { QuotaStatus } from './quotaStatus';

/** What quotas are summed up for. */
export const quotaResources = ['cpu', 'memory', 'services'] as const;

/** One of `quotaResources`. */
export type QuotaResource = (typeof quotaResources)[number];

/** Used and allowed at most: millicores, bytes or services, in whole numbers. `hard` 0 allows none. */
export interface QuotaUse {
  used: number;
  hard: number;
}

// `cpu` and `requests.cpu` are one and the same limit under two names.
const entries: Readonly<Record<QuotaResource, readonly string[]>> = {
  cpu: ['requests.cpu', 'cpu'],
  memory: ['requests.memory', 'memory'],
  services: ['services', 'count/services'],
};

/**
 * The quota of a namespace that is reached first: all of them hold at once, so
 * they are never added up. That is one that allows none, else the fullest, and
 * among those that are equally full the smallest. Undefined where none speaks
 * of the resource.
 */
export function bindingQuota(
  quotas: Iterable<Pick<QuotaStatus, 'used' | 'hard'>>,
  resource: QuotaResource,
): QuotaUse | undefined {
  const whole = resource === 'cpu' ? millicoresOf : wholeUnits;
  let binding: QuotaUse | undefined;
  for (const { used, hard } of quotas) {
    for (const entry of entries[resource]) {
      if (Object.hasOwn(hard, entry)) {
        const use = { used: whole(used[entry] ?? 0), hard: whole(hard[entry]) };
        if (!binding || isTighter(use, binding)) {
          binding = use;
        }
      }
    }
  }
  return binding;
}

function isTighter(left: QuotaUse, right: QuotaUse): boolean {
  const [share, other] = [left, right].map(({ used, hard }) =>
    hard === 0 ? Infinity : used / hard,
  );
  if (share !== other) {
    return share > other;
  }
  return left.hard === right.hard
    ? left.used > right.used
    : left.hard < right.hard;
}

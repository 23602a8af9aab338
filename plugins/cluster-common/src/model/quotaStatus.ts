import { Status } from './Status';
import { parseQuantities } from './quantity';
import { fieldsOf, intOrTextOf } from './unknownFields';

/** From which share of its hard limit on a resource is nearly full. */
export const nearlyFullShare = 0.9;

/** How full a ResourceQuota is. */
export interface QuotaStatus extends Status {
  /** By resource: CPU in cores, memory and storage in bytes, else a number. */
  used: Readonly<Record<string, number>>;
  hard: Readonly<Record<string, number>>;
  /** As the quota writes them, e.g. `requests.cpu: 1500m of 2`, sorted. */
  amounts: readonly string[];
  /** The resource that is nearest to full, and how full it is (1 is full). */
  fullest?: string;
  fullness?: number;
}

/** The status of a ResourceQuota. */
export function quotaStatus(quota: unknown): QuotaStatus {
  const status = fieldsOf(fieldsOf(quota).status);
  const hardTexts = fieldsOf(
    status.hard ?? fieldsOf(fieldsOf(quota).spec).hard,
  );
  const usedTexts = fieldsOf(status.used);
  const hard = parseQuantities(hardTexts);
  const used = parseQuantities(usedTexts);
  const fullest = fullestOf(used, hard);
  const amount = (resource: string) =>
    `${resource}: ${intOrTextOf(usedTexts[resource]) ?? '0'} of ${intOrTextOf(
      hardTexts[resource],
    )}`;
  return {
    ...judge(
      fullest?.fullness ?? 0,
      fullest?.resource ? amount(fullest.resource) : undefined,
    ),
    used,
    hard,
    amounts: Object.keys(hard).sort().map(amount),
    fullest: fullest?.resource,
    fullness: fullest?.fullness,
  };
}

function judge(fullness: number, message: string | undefined): Status {
  if (fullness >= 1) {
    return { tone: 'error', reason: 'Full', message };
  }
  return fullness >= nearlyFullShare
    ? { tone: 'warning', reason: 'NearlyFull', message }
    : { tone: 'ok', reason: 'WithinLimits', message };
}

/** A limit of 0 forbids a resource; it is full only if something uses it even so. */
function fullestOf(
  used: Readonly<Record<string, number>>,
  hard: Readonly<Record<string, number>>,
): { resource: string; fullness: number } | undefined {
  let fullest: { resource: string; fullness: number } | undefined;
  for (const resource of Object.keys(hard).sort()) {
    const use = used[resource] ?? 0;
    const limit = hard[resource];
    const forbidden = use > 0 ? 1 : 0;
    const fullness =
      limit > 0 ? Math.min(use / limit, Number.MAX_VALUE) : forbidden;
    if (!fullest || fullness > fullest.fullness) {
      fullest = { resource, fullness };
    }
  }
  return fullest;
}

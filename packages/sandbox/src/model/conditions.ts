import type { Condition } from './shapes.ts';

/**
 * Returns the conditions with one of them set. `lastTransitionTime` moves only
 * when the status changes.
 */
export function setCondition(
  conditions: Condition[] | undefined,
  next: Condition,
  now: string,
): Condition[] {
  const list = conditions ?? [];
  const before = list.find(item => item.type === next.type);
  const changed = before?.status !== next.status;
  const condition: Condition = {
    ...next,
    lastTransitionTime: changed ? now : before?.lastTransitionTime ?? now,
  };
  return before
    ? list.map(item => (item.type === next.type ? condition : item))
    : [...list, condition];
}

export function findCondition(
  conditions: Condition[] | undefined,
  type: string,
): Condition | undefined {
  return conditions?.find(item => item.type === type);
}

import { FeedTarget } from './FeedClient';

/** A text that is equal for equal targets, whatever the order of their keys. */
export function targetKey(target: FeedTarget): string {
  return JSON.stringify(target, (_key, value: unknown) =>
    isPlainObject(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

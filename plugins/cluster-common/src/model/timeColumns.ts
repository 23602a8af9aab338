/** Columns that hold a time, in seconds since the epoch. */
export const timeColumns: ReadonlySet<string> = new Set([
  'created',
  'firstSeen',
  'lastRestart',
  'lastSeen',
]);

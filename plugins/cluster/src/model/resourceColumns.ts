import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';

// Drawn together with another column, or for the browser alone.
const drawnElsewhere: ReadonlySet<string> = new Set([
  'aboutKind',
  'desired',
  'fullest',
  'hard',
  'kind',
  'ownerId',
  'ownerKind',
  'targetKind',
  'used',
]);

// The status shows them.
const partsOfStatus: ReadonlySet<string> = new Set(['message', 'reason']);

// They say what the event is about, which has a column of its own.
const partsOfEvents: ReadonlySet<string> = new Set(['ownerName', 'firstSeen']);

/** The columns of a descriptor that a table of its kind has, the status first. */
export function resourceColumns(
  descriptor: Pick<ResourceDescriptor, 'id' | 'columns'>,
): string[] {
  const { id, columns } = descriptor;
  const hasStatus = columns.includes('tone');
  const shown = columns.filter(
    column =>
      column !== 'tone' &&
      !drawnElsewhere.has(column) &&
      !(hasStatus && partsOfStatus.has(column)) &&
      !(id === 'events' && partsOfEvents.has(column)),
  );
  return hasStatus ? ['tone', ...shown] : shown;
}

/** The name of a column that nobody gave a better one: `minReplicas` → `Min replicas`. */
export function columnTitle(column: string): string {
  const words = column.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

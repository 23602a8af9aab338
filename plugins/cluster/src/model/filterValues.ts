import { FilterValue } from '@wheelhouse/backstage-plugin-cluster-react';

/**
 * The values that a filter offers: those that exist, sorted, and those that the
 * URL asks for, so that what is filtered by can always be seen and taken back.
 */
export function filterValues(
  existing: Iterable<string>,
  asked: readonly string[] = [],
): FilterValue[] {
  return Array.from(new Set([...existing, ...asked]))
    .sort()
    .map(value => ({ value }));
}

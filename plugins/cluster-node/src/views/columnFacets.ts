import { setImmediate as turn } from 'node:timers/promises';
import {
  FacetsRequest,
  FacetsResponse,
  rowsLimits,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { cellReader } from './hiddenCells';
import { rowFilter, valuesOf } from './rowFilter';
import { isInView } from './ViewScope';
import { WindowOrder } from './WindowIndex';

// Rows that are looked at before the event loop goes on.
const TURN_ROWS = 10_000;

/** The values of a column among the rows that all other filters let through. */
export async function columnFacets(
  { column, filters, text, search = '' }: FacetsRequest,
  { tables, scope, access }: Pick<WindowOrder, 'tables' | 'scope' | 'access'>,
): Promise<FacetsResponse> {
  const passes = rowFilter(
    { filters: { ...filters, [column]: [] }, text },
    access,
  );
  const cell = cellReader(column, access);
  const counts = new Map<string, number>();
  let seen = 0;
  for (const table of tables) {
    for (const stored of table.rows()) {
      seen += 1;
      if (seen % TURN_ROWS === 0) {
        await turn();
      }
      if (isInView(stored, scope, access) && passes(stored)) {
        for (const value of valuesOf(cell(stored))) {
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
    }
  }
  const wanted = search.toLowerCase();
  const values = Array.from(counts, ([value, count]) => ({ value, count }))
    .filter(({ value }) => value.toLowerCase().includes(wanted))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values: values.slice(0, rowsLimits.facets), total: values.length };
}

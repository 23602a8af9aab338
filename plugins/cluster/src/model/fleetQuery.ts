/** Column → accepted values, as tables keep them. */
export type FleetFilters = Readonly<Record<string, readonly string[]>>;

/** What follows the address of a table to open it filtered; empty without filters. `more` are further parameters. */
export function fleetQuery(
  filters: FleetFilters = {},
  text?: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams({ ...more, ...(text && { q: text }) });
  for (const [column, values] of Object.entries(filters)) {
    for (const value of values) {
      params.append(`filter.${column}`, value);
    }
  }
  const query = params.toString();
  return query && `?${query}`;
}

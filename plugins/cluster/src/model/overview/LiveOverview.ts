import {
  OverviewRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** A row of sums as the feed brings it. */
export type LiveOverview = OverviewRow & ResourceRow;

/** The rows of an overview, apart. */
export interface OverviewParts {
  /** All clusters together; undefined until it came. */
  all?: LiveOverview;
  /** Each cluster of which the viewer may see anything, by title. */
  clusters: readonly LiveOverview[];
}

/** Tells the row of all clusters from those of one, and sorts these by title. */
export function overviewParts(rows: readonly LiveOverview[]): OverviewParts {
  return {
    all: rows.find(({ name }) => name === ''),
    clusters: rows.filter(({ name }) => name !== '').sort(byTitle),
  };
}

/** The order of clusters where nothing else decides. */
export function byTitle(a: LiveOverview, b: LiveOverview): number {
  return a.title.localeCompare(b.title) || (a.name < b.name ? -1 : 1);
}

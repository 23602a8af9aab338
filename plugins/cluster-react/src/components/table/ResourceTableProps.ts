import {
  FeedScope,
  ResourceRow,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode } from 'react';
import { TableQuery } from '../../hooks/useResourceWindow';
import { ResourceColumn } from './ResourceColumn';

/** What both kinds of tables take. */
export interface ResourceTableBaseProps<TRow extends ResourceRow> {
  /** What the table lists, e.g. `Pods`: its accessible name. */
  label: string;
  columns: readonly ResourceColumn<TRow>[];
  /** Enter and click on a row. */
  onOpen?: (row: TRow) => void;
  /** Sort, filters and text, where the page keeps them (see `useTableQuery`). */
  query?: TableQuery;
  onQueryChange?: (query: TableQuery) => void;
  /** Where the table starts when it keeps its query itself. */
  initialQuery?: TableQuery;
  /** Leaves out the search field. */
  hideSearch?: boolean;
  /** Stands at the right end above the table. */
  actions?: ReactNode;
  /** Shown when there is nothing at all, filters aside. */
  empty?: ReactNode;
  /** Greatest height of the rows in pixels or CSS; `70vh` by default. */
  maxHeight?: number | string;
  /** Lets people choose rows, to do something with them. */
  selectable?: boolean;
  /** The descriptor's id of a row; without it no kubectl line is offered. */
  kindOf?: (row: TRow) => string | undefined;
  /** What else can be done with the chosen rows; stands in the bar about them. */
  selectionActions?: (rows: readonly TRow[]) => ReactNode;
}

/** A live table of any length: the backend sorts, filters and cuts the window. */
export interface WindowTableProps<TRow extends ResourceRow>
  extends ResourceTableBaseProps<TRow> {
  /** A descriptor's id, `clusters`, or a group of kinds such as `workloads`. */
  kind: string;
  scope?: FeedScope;
  rows?: undefined;
}

/** A table over rows that the page has already; sorts and filters them itself. */
export interface GivenTableProps<TRow extends ResourceRow>
  extends ResourceTableBaseProps<TRow> {
  rows: readonly TRow[];
  status?: 'loading' | 'ready' | 'failed';
  sources?: readonly SourceState[];
  error?: { name: string; message: string };
  onRetry?: () => void;
  kind?: undefined;
  scope?: undefined;
}

/** Props of `ResourceTable`: either `kind` and `scope`, or `rows`. */
export type ResourceTableProps<TRow extends ResourceRow> =
  | WindowTableProps<TRow>
  | GivenTableProps<TRow>;

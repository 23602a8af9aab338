import {
  CellValue,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode } from 'react';

/** A value that rows can be filtered by. */
export interface FilterValue {
  value: string;
  label?: string;
}

/** A column of a `ResourceTable`. */
export interface ResourceColumn<TRow extends ResourceRow = ResourceRow> {
  /** The row's column: what the backend sorts and filters by. */
  id: string;
  header: string;
  /** What is drawn. Text is cut with an ellipsis. */
  cell: (row: TRow) => ReactNode;
  /** Least width in pixels, 120 by default; columns share what is left by it. */
  width?: number;
  /** `right` for numbers. */
  align?: 'left' | 'right';
  sortable?: boolean;
  /** Makes the column filterable by these values. */
  filterValues?: readonly (string | FilterValue)[];
  /** In a window: makes the column filterable by the values that its rows have. */
  filterable?: boolean;
  /** For given rows: what is sorted and filtered by; the row's column by default. */
  value?: (row: TRow) => CellValue;
}

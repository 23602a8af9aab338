import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  objectTargetOf,
  ResourceColumn,
  ResourceTable,
  TableQuery,
  useObjectDrawer,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';

/** Props of `FleetTable`. */
export interface FleetTableProps<TRow extends ResourceRow> {
  /** A descriptor's id or a group of kinds. */
  kind: string;
  /** The descriptor's id of a row. */
  kindOf: (row: TRow) => string | undefined;
  label: string;
  columns: readonly ResourceColumn<TRow>[];
  query: TableQuery;
  onQueryChange: (query: TableQuery) => void;
  /** What else can be done with chosen rows. */
  selectionActions?: (rows: readonly TRow[]) => ReactNode;
}

/** A live table over all clusters whose rows open in the drawer. */
export function FleetTable<TRow extends ResourceRow>(
  props: FleetTableProps<TRow>,
) {
  const { kind, kindOf, label, columns, query, onQueryChange } = props;
  const { selectionActions } = props;
  const drawer = useObjectDrawer();
  return (
    <ResourceTable<TRow>
      kind={kind}
      label={label}
      columns={columns}
      query={query}
      onQueryChange={onQueryChange}
      maxHeight="calc(100vh - 260px)"
      selectable
      kindOf={kindOf}
      selectionActions={selectionActions}
      onOpen={row => {
        const id = kindOf(row);
        if (id) {
          drawer.open(objectTargetOf(id, row));
        }
      }}
    />
  );
}

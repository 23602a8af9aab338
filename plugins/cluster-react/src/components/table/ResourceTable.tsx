import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { GivenTable } from './GivenTable';
import { ResourceTableProps } from './ResourceTableProps';
import { WindowTable } from './WindowTable';

/**
 * A live table. With `kind` (and `scope`) it is of any length: the backend
 * sorts, filters and sends what is in view. With `rows` it shows what the page
 * has already.
 */
export function ResourceTable<TRow extends ResourceRow = ResourceRow>(
  props: ResourceTableProps<TRow>,
) {
  return props.rows === undefined ? (
    <WindowTable {...props} />
  ) : (
    <GivenTable {...props} />
  );
}

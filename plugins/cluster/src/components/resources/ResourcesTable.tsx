import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTableQuery } from '@wheelhouse/backstage-plugin-cluster-react';
import { initialQueries, ResourceKind } from '../../model/resourceKinds';
import { clusterTranslationRef } from '../../translation';
import { FleetTable } from '../fleet/FleetTable';
import { AnyRow } from './ResourceCell';
import { useResourceColumns } from './useResourceColumns';

/** Props of `ResourcesTable`. */
export interface ResourcesTableProps {
  kind: ResourceKind;
}

/** All objects of a kind of all clusters, live. */
export function ResourcesTable(props: ResourcesTableProps) {
  const { kind } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const [query, setQuery] = useTableQuery({ initial: initialQueries[kind] });
  const columns = useResourceColumns(kind, query);
  return (
    <FleetTable<AnyRow>
      kind={kind}
      kindOf={() => kind}
      label={t(`resources.kind.${kind}`)}
      columns={columns}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

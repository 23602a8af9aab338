import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  PodRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourceColumn,
  useTableQuery,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { clusterTranslationRef } from '../../translation';
import { NodeLink } from '../NodeLink';
import { OwnerLink } from '../OwnerLink';
import { ReadyText } from '../ReadyText';
import { RestartsText } from '../RestartsText';
import { FleetTable } from './FleetTable';
import { useCommonColumns } from './useCommonColumns';

type Row = PodRow & ResourceRow;

/** All pods of all clusters, live. */
export function PodsTable() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const [query, setQuery] = useTableQuery();
  const common = useCommonColumns(query);
  const columns = useMemo<ResourceColumn<Row>[]>(
    () => [
      common.name(() => 'pods'),
      common.status,
      {
        id: 'ready',
        header: t('column.ready'),
        width: 80,
        align: 'right',
        sortable: true,
        cell: row => (
          <ReadyText
            ready={row.ready}
            desired={row.containers}
            finished={row.tone === 'done'}
          />
        ),
      },
      {
        id: 'restarts',
        header: t('column.restarts'),
        width: 120,
        align: 'right',
        sortable: true,
        cell: row => <RestartsText row={row} />,
      },
      {
        id: 'ownerName',
        header: t('column.workload'),
        width: 140,
        sortable: true,
        filterable: true,
        cell: row => <OwnerLink row={row} />,
      },
      common.namespace,
      common.cluster,
      {
        id: 'node',
        header: t('column.node'),
        width: 110,
        sortable: true,
        filterable: true,
        cell: row => <NodeLink cluster={row.cluster} node={row.node} />,
      },
      common.age,
    ],
    [t, common],
  );
  return (
    <FleetTable<Row>
      kind="pods"
      kindOf={() => 'pods'}
      label={t('fleet.pods')}
      columns={columns}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

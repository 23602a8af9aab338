import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ResourceRow,
  WorkloadRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourceColumn,
  useTableQuery,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { kindId } from '../../model/kindId';
import { clusterTranslationRef } from '../../translation';
import { ImagesText } from '../ImagesText';
import { ReadyText } from '../ReadyText';
import { FleetTable } from './FleetTable';
import { useCommonColumns } from './useCommonColumns';

type Row = WorkloadRow & ResourceRow;

const kinds = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'StatefulSet'];

function kindOf(row: Row) {
  return kindId(row.kind);
}

/** All workloads of all clusters, live. */
export function WorkloadsTable() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const [query, setQuery] = useTableQuery();
  const common = useCommonColumns(query);
  const columns = useMemo<ResourceColumn<Row>[]>(
    () => [
      common.name(kindOf),
      common.status,
      {
        id: 'kind',
        header: t('column.kind'),
        width: 120,
        sortable: true,
        filterValues: kinds,
        cell: row => row.kind,
      },
      {
        id: 'ready',
        header: t('column.ready'),
        width: 80,
        align: 'right',
        sortable: true,
        cell: row => <ReadyText ready={row.ready} desired={row.desired} />,
      },
      {
        id: 'updated',
        header: t('column.updated'),
        width: 100,
        align: 'right',
        sortable: true,
        cell: row => row.updated,
      },
      common.namespace,
      common.cluster,
      {
        id: 'images',
        header: t('column.images'),
        width: 160,
        sortable: true,
        filterable: true,
        cell: row => <ImagesText images={row.images} />,
      },
      common.age,
    ],
    [t, common],
  );
  return (
    <FleetTable<Row>
      kind="workloads"
      kindOf={kindOf}
      label={t('fleet.workloads')}
      columns={columns}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  nodeClasses,
  NodeRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourceColumn,
  useTableQuery,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { formatBytes, formatCores } from '../../model/formatQuantity';
import { clusterTranslationRef } from '../../translation';
import { FleetTable } from './FleetTable';
import { useCommonColumns } from './useCommonColumns';

type Row = NodeRow & ResourceRow;

/** All nodes of all clusters, live. */
export function NodesTable() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const [query, setQuery] = useTableQuery();
  const common = useCommonColumns(query);
  const columns = useMemo<ResourceColumn<Row>[]>(
    () => [
      { ...common.name<Row>(() => 'nodes'), width: 175 },
      { ...common.status, width: 150 },
      {
        id: 'roles',
        header: t('column.roles'),
        width: 85,
        sortable: true,
        cell: row => row.roles.join(', ') || t('node.worker'),
      },
      {
        id: 'nodeClass',
        header: t('column.class'),
        width: 96,
        sortable: true,
        filterValues: nodeClasses.map(value => ({
          value,
          label: t(`overview.nodesByCluster.${value}`),
        })),
        cell: row => t(`overview.nodesByCluster.${row.nodeClass}`),
      },
      { ...common.cluster, width: 90 },
      {
        id: 'zone',
        header: t('column.zone'),
        width: 110,
        sortable: true,
        filterable: true,
        cell: row => row.zone,
      },
      {
        id: 'pods',
        header: t('column.pods'),
        width: 95,
        align: 'right',
        sortable: true,
        cell: row =>
          row.pods === undefined ? (
            row.podCapacity
          ) : (
            <span
              title={t('node.podCapacity', { pods: String(row.podCapacity) })}
            >
              {row.pods}/{row.podCapacity}
            </span>
          ),
      },
      {
        id: 'cpu',
        header: t('column.cpu'),
        width: 65,
        align: 'right',
        sortable: true,
        cell: row => formatCores(row.cpu),
      },
      {
        id: 'memory',
        header: t('column.memory'),
        width: 100,
        align: 'right',
        sortable: true,
        cell: row => formatBytes(row.memory),
      },
      {
        id: 'version',
        header: t('column.version'),
        width: 95,
        sortable: true,
        filterable: true,
        cell: row => row.version,
      },
      { ...common.age, width: 70 },
    ],
    [t, common],
  );
  return (
    <FleetTable<Row>
      kind="nodes"
      kindOf={() => 'nodes'}
      label={t('fleet.nodes')}
      columns={columns}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ResourceColumn,
  ResourceTable,
  TableQuery,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { GridPod } from '../../model/podGrid/GridPod';
import { clusterTranslationRef } from '../../translation';
import { useCommonColumns } from '../fleet/useCommonColumns';
import { NodeLink } from '../NodeLink';
import { OwnerLink } from '../OwnerLink';
import { ReadyText } from '../ReadyText';

/** Props of `GroupPodsTable`. */
export interface GroupPodsTableProps {
  pods: readonly GridPod[];
  label: string;
  onOpen: (pod: GridPod) => void;
}

const everything: TableQuery = {};

/** The pods of one group, of which only the rows in view are drawn. */
export function GroupPodsTable(props: GroupPodsTableProps) {
  const { pods, label, onOpen } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const common = useCommonColumns(everything);
  const columns = useMemo<ResourceColumn<GridPod>[]>(
    () => [
      common.name(() => 'pods'),
      common.status,
      {
        id: 'ready',
        header: t('column.ready'),
        width: 80,
        align: 'right',
        sortable: true,
        cell: pod => (
          <ReadyText
            ready={pod.ready}
            desired={pod.containers}
            finished={pod.tone === 'done'}
          />
        ),
      },
      {
        id: 'restarts',
        header: t('column.restarts'),
        width: 100,
        align: 'right',
        sortable: true,
        cell: pod => pod.restarts,
      },
      {
        id: 'ownerName',
        header: t('column.workload'),
        width: 140,
        sortable: true,
        cell: pod => <OwnerLink row={pod} />,
      },
      common.namespace,
      common.cluster,
      {
        id: 'node',
        header: t('column.node'),
        width: 110,
        sortable: true,
        cell: pod => <NodeLink cluster={pod.cluster} node={pod.node} />,
      },
      common.age,
    ],
    [t, common],
  );
  return (
    <ResourceTable<GridPod>
      rows={pods}
      label={label}
      columns={columns}
      onOpen={onOpen}
    />
  );
}

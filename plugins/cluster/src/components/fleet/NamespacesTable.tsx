import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@mui/material/Link';
import {
  NamespaceRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  PhaseBar,
  ResourceColumn,
  useTableQuery,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useFleetLinks } from '../../hooks/useFleetLinks';
import { clusterTranslationRef } from '../../translation';
import { FleetTable } from './FleetTable';
import { NamespaceOwner } from './NamespaceOwner';
import { useCommonColumns } from './useCommonColumns';

type Row = NamespaceRow & ResourceRow;

/** All namespaces of all clusters, live, with what runs in them. */
export function NamespacesTable() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const [query, setQuery] = useTableQuery();
  const common = useCommonColumns(query);
  const links = useFleetLinks();
  const columns = useMemo<ResourceColumn<Row>[]>(
    () => [
      common.name(() => 'namespaces'),
      common.cluster,
      common.status,
      {
        id: 'owner',
        header: t('column.owner'),
        width: 180,
        sortable: true,
        filterable: true,
        cell: row => <NamespaceOwner owner={row.owner} />,
      },
      {
        id: 'workloads',
        header: t('column.workloads'),
        width: 110,
        align: 'right',
        sortable: true,
        cell: row => (
          <CountLink count={row.workloads} to={links.workloads(inside(row))} />
        ),
      },
      {
        id: 'pods',
        header: t('column.pods'),
        width: 80,
        align: 'right',
        sortable: true,
        cell: row => (
          <CountLink count={row.pods} to={links.pods(inside(row))} />
        ),
      },
      {
        id: 'podPhases',
        header: t('column.phases'),
        width: 180,
        cell: row => <PhaseBar phases={row.podPhases} showText={false} />,
      },
      common.age,
    ],
    [t, common, links],
  );
  return (
    <FleetTable<Row>
      kind="namespaces"
      kindOf={() => 'namespaces'}
      label={t('fleet.namespaces')}
      columns={columns}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

function inside(row: Row) {
  return { cluster: [row.cluster], namespace: [row.name] };
}

function CountLink(props: { count: number | undefined; to: string }) {
  const { count, to } = props;
  return count ? (
    <Link component={RouterLink} to={to}>
      {count}
    </Link>
  ) : (
    <>{count}</>
  );
}

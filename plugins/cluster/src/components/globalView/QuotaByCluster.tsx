import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { LiveOverview, OverviewParts } from '../../model/overview/LiveOverview';
import { fullestQuota } from '../../model/overview/quotaUse';
import { sortClusters } from '../../model/overview/sortClusters';
import { clusterTranslationRef } from '../../translation';
import { formatCount, sharedUnit } from '../../model/overview/formatAmount';
import { ClusterRows } from './ClusterRows';
import { HeadHint } from './HeadHint';
import { HiddenValue } from './HiddenValue';
import { Panel } from './Panel';
import { QuotaCell } from './QuotaCell';

/** Props of `QuotaByCluster`. */
export interface QuotaByClusterProps {
  parts: OverviewParts;
}

/** How much of what quotas allow is used, cluster by cluster, the fullest first. */
export function QuotaByCluster(props: QuotaByClusterProps) {
  const { all, clusters } = props.parts;
  const { t } = useTranslationRef(clusterTranslationRef);
  const title = t('overview.quota.title');
  const memoryUnit = sharedUnit(
    clusters.map(row => row.memoryQuota?.hard ?? 0),
    'memory',
  );
  return (
    <Panel title={title} note={t('overview.quota.binding')}>
      <ClusterRows
        label={title}
        parts={{ all, clusters: sortClusters(clusters, fullestQuota) }}
        firstWidth="18%"
        columns={[
          {
            id: 'cpu',
            header: t('overview.quota.cpu', {
              unit: t('overview.unit.cores'),
            }),
            cell: row => <QuotaCell amounts={row.cpuQuota} unit="cores" />,
          },
          {
            id: 'memory',
            header: t('overview.quota.memory', {
              unit: t(`overview.unit.${memoryUnit}`),
            }),
            cell: row => (
              <QuotaCell amounts={row.memoryQuota} unit={memoryUnit} />
            ),
          },
          {
            id: 'services',
            header: t('overview.quota.services'),
            cell: row => (
              <QuotaCell amounts={row.serviceQuota} unit="services" />
            ),
          },
          {
            id: 'namespaces',
            header: (
              <HeadHint
                text={t('overview.quota.namespaces')}
                meaning={t('overview.quota.namespacesMeaning')}
              />
            ),
            width: '17%',
            cell: row => <Coverage row={row} />,
          },
        ]}
      />
    </Panel>
  );
}

function Coverage(props: { row: LiveOverview }) {
  const { quotaNamespaces, namespaces, scopedQuotas } = props.row;
  const { t } = useTranslationRef(clusterTranslationRef);
  if (quotaNamespaces === undefined) {
    return <HiddenValue />;
  }
  return (
    <>
      {namespaces === undefined
        ? formatCount(quotaNamespaces)
        : t('overview.quota.coverage', {
            some: formatCount(quotaNamespaces),
            all: formatCount(namespaces),
          })}
      {Boolean(scopedQuotas) && (
        <Tooltip title={t('overview.quota.scopedMeaning')} describeChild arrow>
          <Box
            tabIndex={0}
            sx={{
              fontSize: 12,
              lineHeight: '16px',
              color: 'text.secondary',
              whiteSpace: 'normal',
            }}
          >
            {t('overview.quota.scoped', { count: scopedQuotas ?? 0 })}
          </Box>
        </Tooltip>
      )}
    </>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { PhaseBar, ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { formatCount } from '../../model/overview/formatAmount';
import { LiveOverview, OverviewParts } from '../../model/overview/LiveOverview';
import { sortClusters } from '../../model/overview/sortClusters';
import { clusterTranslationRef } from '../../translation';
import { ClusterRows } from './ClusterRows';
import { CountLink } from './CountLink';
import { useOverviewSurroundings } from './OverviewContext';
import { usePlaceOf } from './usePlaceOf';

/** Props of `ClusterPodRows`. */
export interface ClusterPodRowsProps {
  parts: OverviewParts;
}

/** How many pods each cluster has, by phase, and how many are in trouble. */
export function ClusterPodRows(props: ClusterPodRowsProps) {
  const { all, clusters } = props.parts;
  const { t } = useTranslationRef(clusterTranslationRef);
  const { links } = useOverviewSurroundings();
  const placeOf = usePlaceOf();
  const longest = Math.max(...clusters.map(row => row.pods ?? 0), 1);
  return (
    <ClusterRows
      firstWidth="32%"
      label={t('overview.podsByCluster.title')}
      parts={{ all, clusters: sortClusters(clusters, row => row.pods ?? -1) }}
      columns={[
        {
          id: 'phases',
          header: t('overview.podsByCluster.phases'),
          // Beside single clusters, the bar of all would have another scale.
          cell: row =>
            row.pods === undefined || row.name === '' ? null : (
              <Box
                className="bar"
                sx={{ width: `${(row.pods / longest) * 100}%`, minWidth: 4 }}
              >
                <PhaseBar phases={row.podPhases} showText={false} />
              </Box>
            ),
        },
        {
          id: 'pods',
          header: t('overview.podsByCluster.pods'),
          width: 76,
          number: true,
          cell: row => (
            <CountLink
              count={row.pods}
              to={links.pods?.(within(row))}
              label={t('overview.podsByCluster.podsIn', {
                count: row.pods ?? 0,
                number: formatCount(row.pods ?? 0),
                place: placeOf(row),
              })}
            />
          ),
        },
        {
          id: 'trouble',
          header: t('overview.podsByCluster.trouble'),
          width: 92,
          number: true,
          cell: row => (
            <Box
              sx={{
                display: 'flex',
                alignItems: 'center',
                justifyContent: 'flex-end',
                gap: 0.75,
              }}
            >
              {Boolean(row.podsInTrouble) && <ToneIcon tone="error" />}
              <CountLink
                count={row.podsInTrouble}
                to={links.pods?.({
                  ...within(row),
                  tone: ['warning', 'error'],
                })}
                label={t('overview.podsByCluster.troubleIn', {
                  count: row.podsInTrouble ?? 0,
                  number: formatCount(row.podsInTrouble ?? 0),
                  place: placeOf(row),
                })}
              />
            </Box>
          ),
        },
      ]}
    />
  );
}

function within({ name }: LiveOverview) {
  return name === '' ? undefined : { cluster: [name] };
}

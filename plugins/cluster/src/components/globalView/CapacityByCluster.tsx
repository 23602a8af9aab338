import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { OverviewParts } from '../../model/overview/LiveOverview';
import { clusterTranslationRef } from '../../translation';
import { CapacityTable } from './CapacityTable';
import { Legend } from './Legend';
import { Panel } from './Panel';

/** Props of `CapacityByCluster`. */
export interface CapacityByClusterProps {
  parts: OverviewParts;
}

/** How much CPU and memory nodes have, how much of it pods ask for, and what is free. */
export function CapacityByCluster(props: CapacityByClusterProps) {
  const { parts } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const hasBars = parts.clusters.some(row => row.cpu?.free !== undefined);
  return (
    <Panel
      title={t('overview.capacity.title')}
      aside={
        hasBars && (
          <Legend
            entries={[
              { fill: 'primary', text: t('overview.capacity.part.taken') },
              { fill: 'empty', text: t('overview.capacity.part.free') },
              { fill: 'apart', text: t('overview.capacity.apartPart') },
            ]}
          />
        )
      }
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          columnGap: 4,
          rowGap: 2,
          '@container overview (min-width: 1080px)': {
            gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
          },
        }}
      >
        {(['cpu', 'memory'] as const).map(of => (
          <div key={of}>
            <CapacityTable parts={parts} of={of} />
          </div>
        ))}
      </Box>
    </Panel>
  );
}

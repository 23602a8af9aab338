import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { FeedScope } from '@wheelhouse/backstage-plugin-cluster-common';
import { OverviewParts } from '../../model/overview/LiveOverview';
import { clusterTranslationRef } from '../../translation';
import { CapacityByCluster } from './CapacityByCluster';
import { NodesByCluster } from './NodesByCluster';
import { OverviewTiles } from './OverviewTiles';
import { panelGrid } from './panelGrid';
import { PodGridPanel } from './PodGridPanel';
import { PodsByCluster } from './PodsByCluster';
import { PodsByNamespace } from './PodsByNamespace';
import { QuotaByCluster } from './QuotaByCluster';

/** Props of `OverviewPanels`. */
export interface OverviewPanelsProps {
  parts: OverviewParts;
  /** What the pod grid is narrowed to. */
  scope?: FeedScope;
}

/** Everything an overview shows: tiles, panels, the pod grid and how it was counted. */
export function OverviewPanels(props: OverviewPanelsProps) {
  const { parts, scope } = props;
  const { all } = parts;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <>
      {all?.partial && (
        <Alert severity="info" variant="outlined" role="status">
          {t('overview.partial')}
        </Alert>
      )}
      {all && <OverviewTiles all={all} />}
      <Box sx={panelGrid}>
        <div>
          <PodsByCluster parts={parts} />
          <NodesByCluster parts={parts} />
          <QuotaByCluster parts={parts} />
        </div>
        <div>
          <PodsByNamespace all={all} />
        </div>
      </Box>
      <CapacityByCluster parts={parts} />
      <PodGridPanel scope={scope} />
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
        {t('overview.distinctNote')} {t('overview.applicationsNote')}
      </Box>
    </>
  );
}

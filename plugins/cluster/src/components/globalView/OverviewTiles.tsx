import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { PhaseBar, ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '../../model/overview/formatAmount';
import { LiveOverview } from '../../model/overview/LiveOverview';
import { unknownReason } from '../../model/overview/unknownReason';
import { clusterTranslationRef } from '../../translation';
import { CountTile } from './CountTile';
import { useOverviewSurroundings } from './OverviewContext';
import { tileGrid } from './tileGrid';
import { UnknownContext } from './UnknownContext';

/** Props of `OverviewTiles`. */
export interface OverviewTilesProps {
  /** The row of all clusters. */
  all: LiveOverview;
}

/** How much there is of everything, over all clusters. */
export function OverviewTiles(props: OverviewTilesProps) {
  const { all } = props;
  const { links, sources } = useOverviewSurroundings();
  const { partial } = all;
  return (
    <UnknownContext.Provider value={unknownReason(all, sources)}>
      <Box sx={tileGrid}>
        <CountTile
          what="nodes"
          distinct={all.distinctNodes}
          total={all.nodes}
          to={links.nodes?.()}
        />
        <CountTile
          what="namespaces"
          distinct={all.distinctNamespaces}
          total={all.namespaces}
          partial={partial}
          to={links.namespaces?.()}
        />
        <CountTile
          what="applications"
          distinct={all.distinctApplications}
          total={all.applications}
          partial={partial}
          to={links.applications?.()}
        />
        <CountTile
          what="services"
          distinct={all.distinctServices}
          total={all.services}
          partial={partial}
          to={links.services?.()}
        />
        <CountTile
          what="pods"
          distinct={all.distinctPods}
          total={all.pods}
          partial={partial}
          to={links.pods?.()}
        >
          {all.pods !== undefined && <PodHealth all={all} />}
        </CountTile>
      </Box>
    </UnknownContext.Provider>
  );
}

function PodHealth(props: { all: LiveOverview }) {
  const { podPhases, podsInTrouble = 0 } = props.all;
  const { t } = useTranslationRef(clusterTranslationRef);
  const { links } = useOverviewSurroundings();
  const to = links.pods?.({ tone: ['warning', 'error'] });
  const text = t('overview.inTrouble', {
    count: podsInTrouble,
    number: formatCount(podsInTrouble),
  });
  return (
    <Box sx={{ flex: '1 1 160px', minWidth: 0, pt: '26px' }}>
      <PhaseBar phases={podPhases} />
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontSize: 13 }}
      >
        <ToneIcon tone={podsInTrouble > 0 ? 'error' : 'ok'} />
        {podsInTrouble > 0 && to !== undefined ? (
          <Link component={RouterLink} to={to}>
            {text}
          </Link>
        ) : (
          <span>{podsInTrouble > 0 ? text : t('overview.noTrouble')}</span>
        )}
      </Box>
    </Box>
  );
}

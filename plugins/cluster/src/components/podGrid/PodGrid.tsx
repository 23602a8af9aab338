import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import {
  FeedScope,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  objectTargetOf,
  SourceStates,
  useObjectDrawer,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo, useState } from 'react';
import { GridPod } from '../../model/podGrid/GridPod';
import { narrowedScope } from '../../model/podGrid/PodGridView';
import { classTotals } from '../../model/podGrid/PodGroups';
import { workloadsState } from '../../model/workloadsState';
import { clusterTranslationRef } from '../../translation';
import { PodGridCanvas } from './PodGridCanvas';
import { PodGridLegend } from './PodGridLegend';
import { PodGridNarrow } from './PodGridNarrow';
import { PodGridScreen } from './PodGridScreen';
import { PodGridTable } from './PodGridTable';
import { PodGridToolbar } from './PodGridToolbar';
import { usePodGridData } from './usePodGridData';
import { usePodGridTexts } from './usePodGridTexts';
import { usePodGridView } from './usePodGridView';
import { usePodGroups } from './usePodGroups';

/** Props of `PodGrid`. */
export interface PodGridProps {
  /** All that the viewer may see when left out. */
  scope?: FeedScope;
}

const noPods: readonly GridPod[] = [];

/**
 * One cell per pod, live, in groups and colours that stand in the URL
 * (`grid.by`, `grid.colour`, `grid.as`). Needs an `ObjectDrawerProvider` above.
 */
export function PodGrid(props: PodGridProps) {
  const { scope } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const drawer = useObjectDrawer();
  const [view, changeView] = usePodGridView();
  const { grouping, colouring } = view;
  const [isHeld, setHeld] = useState(false);
  const { pods, zones, tooMany } = usePodGridData(
    narrowedScope(scope, view),
    grouping === 'zone',
  );
  const { groups, ordered } = usePodGroups(
    tooMany === undefined ? pods.rows : noPods,
    { grouping, colouring, zones },
    isHeld,
  );
  const texts = usePodGridTexts(grouping);
  const staleClusters = useStaleClusters(pods.sources);
  const label = t('podGrid.label', {
    grouping: t(`podGrid.grouping.${grouping}`),
    colouring: t(`podGrid.colouring.${colouring}`),
  });
  const state = workloadsState({
    statuses: [pods.status],
    rows: pods.rows.length,
    sources: pods.sources,
    error: pods.error,
  });
  const open = (pod: GridPod) => drawer.open(objectTargetOf('pods', pod));
  const content = () => {
    if (tooMany !== undefined) {
      return (
        <PodGridNarrow
          total={tooMany}
          clusters={scope?.clusters}
          namespaces={scope?.namespaces}
          view={view}
          onChange={changeView}
          format={texts.count}
        />
      );
    }
    if (state.screen !== 'rows') {
      return <PodGridScreen state={state} onRetry={pods.retry} />;
    }
    return view.table ? (
      <PodGridTable
        key={grouping}
        groups={ordered}
        colouring={colouring}
        texts={texts}
        label={label}
        onOpen={open}
      />
    ) : (
      <Paper variant="outlined" sx={{ minWidth: 0 }}>
        <PodGridCanvas
          groups={ordered}
          colouring={colouring}
          texts={texts}
          label={label}
          hint={t('podGrid.hint')}
          staleClusters={staleClusters}
          onOpen={open}
          onHold={setHeld}
        />
      </Paper>
    );
  };
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        minWidth: 0,
        typography: 'body2',
      }}
    >
      <PodGridToolbar view={view} onChange={changeView} />
      {state.screen === 'rows' && tooMany === undefined && (
        <PodGridLegend
          colouring={colouring}
          totals={classTotals(groups)}
          format={texts.count}
        />
      )}
      <SourceStates sources={pods.sources} />
      {content()}
    </Box>
  );
}

function useStaleClusters(
  sources: readonly SourceState[],
): ReadonlySet<string> {
  return useMemo(
    () =>
      new Set(
        sources
          .filter(({ state }) => state === 'stale')
          .map(({ cluster }) => cluster),
      ),
    [sources],
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Popper from '@mui/material/Popper';
import { Age, StatusText } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode, RefObject, useMemo } from 'react';
import { GridRect } from '../../model/podGrid/gridPlace';
import { GridPod } from '../../model/podGrid/GridPod';
import { clusterTranslationRef } from '../../translation';
import { ReadyText } from '../ReadyText';

/** Props of `PodGridTip`. */
export interface PodGridTipProps {
  /** What `rect` is in, from its upper left corner on. */
  content: RefObject<HTMLElement>;
  rect: GridRect;
  /** A pod, or else what the heading of a group says in full. */
  pod: GridPod | undefined;
  heading: string;
  /** Said of pods that are only the last that was known. */
  staleNote?: string;
}

/** What the grid knows of the pod, or the group, that is pointed at. */
export function PodGridTip(props: PodGridTipProps) {
  const { content, rect, pod, heading, staleNote } = props;
  const { left, top, width, height } = rect;
  const anchor = useMemo(
    () => ({
      contextElement: content.current ?? undefined,
      getBoundingClientRect: () => {
        const box = content.current?.getBoundingClientRect();
        const x = (box?.left ?? 0) + left;
        const y = (box?.top ?? 0) + top;
        const edges = { left: x, top: y, right: x + width, bottom: y + height };
        const place = { x, y, width, height, ...edges };
        return { ...place, toJSON: () => place };
      },
    }),
    [content, left, top, width, height],
  );
  return (
    <Popper
      open
      anchorEl={anchor}
      placement="bottom-start"
      modifiers={[{ name: 'offset', options: { offset: [0, 6] } }]}
      sx={{ zIndex: 'tooltip', pointerEvents: 'none', maxWidth: 420 }}
    >
      <Paper
        elevation={6}
        sx={{ px: 1.5, py: 1, typography: 'body2', overflowWrap: 'anywhere' }}
      >
        {pod ? <PodFacts pod={pod} staleNote={staleNote} /> : heading}
      </Paper>
    </Popper>
  );
}

function PodFacts(props: { pod: GridPod; staleNote?: string }) {
  const { pod, staleNote } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const facts: [string, ReactNode][] = [
    [t('column.status'), <StatusText tone={pod.tone} reason={pod.reason} />],
    [
      t('column.ready'),
      <ReadyText
        ready={pod.ready}
        desired={pod.containers}
        finished={pod.tone === 'done'}
      />,
    ],
    [t('column.restarts'), pod.restarts],
    [t('column.namespace'), pod.namespace],
    [t('column.cluster'), pod.cluster],
    [t('column.node'), pod.node ?? t('podGrid.none.node')],
    [t('column.age'), <Age seconds={pod.created} />],
  ];
  return (
    <>
      <Box sx={{ fontWeight: 600, mb: 0.5 }}>{pod.name}</Box>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'max-content minmax(0, 1fr)',
          columnGap: 2,
          m: 0,
          '& dt': { color: 'text.secondary' },
          '& dd': { m: 0, minWidth: 0 },
        }}
      >
        {facts.map(([term, fact]) => (
          <Box key={term} sx={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </Box>
        ))}
      </Box>
      {staleNote && (
        <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{staleNote}</Box>
      )}
    </>
  );
}

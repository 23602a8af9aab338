import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { rowKey } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  FailedScreen,
  LoadingScreen,
  SourceStates,
  useResources,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useId, useMemo, useState } from 'react';
import { importantEvents, LiveEvent } from '../../model/importantEvents';
import { clusterTranslationRef } from '../../translation';
import { EventLine } from './EventLine';

/** Props of `EventsPanel`. */
export interface EventsPanelProps {
  entityRef: string;
}

const shownEvents = 8;

/** Events of what an entity runs: warnings, and what changed. */
export function EventsPanel(props: EventsPanelProps) {
  const { entityRef } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const [all, setAll] = useState(false);
  const titleId = useId();
  const { status, rows, sources, error, retry } = useResources<LiveEvent>({
    kind: 'events',
    scope: { entityRef },
  });
  const events = useMemo(() => importantEvents(rows), [rows]);
  return (
    <Paper component="section" variant="outlined" aria-labelledby={titleId}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 2,
          py: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography
          id={titleId}
          variant="subtitle1"
          component="h2"
          sx={{ flexGrow: 1, m: 0, fontSize: 16, fontWeight: 600 }}
        >
          {t('workloads.events')}
        </Typography>
        <SourceStates sources={sources} />
      </Box>
      {status === 'loading' && <LoadingScreen lines={3} />}
      {status === 'failed' && (
        <FailedScreen
          what={t('workloads.events')}
          error={error}
          onRetry={retry}
        />
      )}
      {status === 'ready' && events.length === 0 && (
        <Box sx={{ px: 2, py: 3, color: 'text.secondary', fontSize: 14 }}>
          {t('events.none')}
        </Box>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {(all ? events : events.slice(0, shownEvents)).map(event => (
          <EventLine key={rowKey(event)} event={event} />
        ))}
      </Box>
      {events.length > shownEvents && (
        <Box sx={{ px: 1, py: 0.5, borderTop: 1, borderColor: 'divider' }}>
          <Button
            size="small"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            sx={{ textTransform: 'none' }}
          >
            {all
              ? t('events.fewer')
              : t('events.more', { number: String(events.length) })}
          </Button>
        </Box>
      )}
    </Paper>
  );
}

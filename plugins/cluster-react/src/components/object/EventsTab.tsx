import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ObjectTarget } from '../../api/ObjectTarget';
import { useObjectEvents } from '../../hooks/useObjectEvents';
import { clusterReactTranslationRef } from '../../translation';
import { DeniedScreen } from '../screens/DeniedScreen';
import { EmptyScreen } from '../screens/EmptyScreen';
import { FailedScreen } from '../screens/FailedScreen';
import { LoadingScreen } from '../screens/LoadingScreen';
import { EventItem } from './EventItem';

/** Props of `EventsTab`. */
export interface EventsTabProps {
  target: ObjectTarget;
}

/** The events of an object, newest first. */
export function EventsTab(props: EventsTabProps) {
  const { target } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const { status, events, error, reloading, reload } = useObjectEvents(target);
  if (status === 'loading') {
    return <LoadingScreen />;
  }
  if (status === 'denied') {
    return <DeniedScreen reason={error?.message} />;
  }
  if (status === 'failed') {
    return (
      <FailedScreen
        what={t('object.tabs.events')}
        error={error}
        onRetry={reload}
      />
    );
  }
  return (
    <div>
      {events.length === 0 ? (
        <EmptyScreen title={t('object.events.none')} />
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {events.map(event => (
            <EventItem key={event.uid} event={event} />
          ))}
        </Box>
      )}
      <Typography component="div" sx={{ mt: 2 }}>
        <Button
          size="small"
          variant="outlined"
          disabled={reloading}
          onClick={reload}
        >
          {t('object.events.reload')}
        </Button>
      </Typography>
    </div>
  );
}

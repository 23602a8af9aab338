import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ObjectEvent } from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterReactTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { StatusText } from '../status/StatusText';

/** Props of `EventItem`. */
export interface EventItemProps {
  event: Pick<
    ObjectEvent,
    'type' | 'reason' | 'message' | 'count' | 'lastSeen' | 'source'
  >;
}

/** One event as an item of a list: what, how often, who says so, how long ago. */
export function EventItem(props: EventItemProps) {
  const { event } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const about = [
    event.count > 1
      ? t('object.events.times', { number: String(event.count) })
      : '',
    event.source,
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
        <Typography
          variant="body2"
          component="div"
          sx={{ fontWeight: 600, flexGrow: 1, minWidth: 0 }}
        >
          <StatusText
            tone={event.type === 'Warning' ? 'warning' : 'done'}
            reason={event.reason}
          />
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[...about, ''].join(' · ')}
          <Age seconds={event.lastSeen} />
        </Typography>
      </Box>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {event.message}
      </Typography>
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import Box from '@mui/material/Box';
import {
  Age,
  ResourceLink,
  ToneIcon,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { LiveEvent } from '../../model/importantEvents';
import { kindId } from '../../model/kindId';
import { clusterTranslationRef } from '../../translation';

/** Props of `EventLine`. */
export interface EventLineProps {
  event: LiveEvent;
}

/** One event: what happened to what, how often, and when last. */
export function EventLine(props: EventLineProps) {
  const { event } = props;
  const { cluster, namespace, aboutKind, aboutName } = event;
  const { t } = useTranslationRef(clusterTranslationRef);
  const kind = kindId(aboutKind);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '16px minmax(0, 1fr) auto',
        columnGap: 1.5,
        px: 2,
        py: 1.25,
        fontSize: 14,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ pt: '2px' }}>
        {event.type === 'Normal' ? (
          <InfoOutlined
            role="img"
            aria-hidden={false}
            aria-label={t('events.normal')}
            sx={{ display: 'block', fontSize: 16, color: 'text.secondary' }}
          />
        ) : (
          <ToneIcon tone="warning" />
        )}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 1,
            minWidth: 0,
          }}
        >
          <Box component="strong" sx={{ fontWeight: 600 }}>
            {event.reason}
          </Box>
          <Box component="span" sx={{ minWidth: 0, maxWidth: '100%' }}>
            {aboutKind}{' '}
            {kind ? (
              <ResourceLink
                target={{ cluster, kind, namespace, name: aboutName }}
              />
            ) : (
              aboutName
            )}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {cluster} / {namespace}
          </Box>
        </Box>
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {event.message}
        </Box>
      </Box>
      <Box
        sx={{
          textAlign: 'right',
          whiteSpace: 'nowrap',
          color: 'text.secondary',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {event.count > 1 && (
          <Box component="span" sx={{ mr: 1 }}>
            {t('events.times', { number: String(event.count) })}
          </Box>
        )}
        <Age seconds={event.lastSeen} />
      </Box>
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useId, useState } from 'react';
import { ObjectTarget, ObjectView } from '../../api/ObjectTarget';
import { useClusterObject } from '../../hooks/useClusterObject';
import { clusterReactTranslationRef } from '../../translation';
import { StaleBanner } from '../screens/StaleBanner';
import { ConditionsTab } from './ConditionsTab';
import { EventsTab } from './EventsTab';
import { ObjectHeader } from './ObjectHeader';
import { ObjectScreens } from './ObjectScreens';
import { SummaryTab } from './SummaryTab';
import { useLiveObject } from './useLiveObject';
import { YamlTab } from './YamlTab';

/** Props of `ObjectDetails`. */
export interface ObjectDetailsProps {
  target: ObjectTarget;
  /** The id that the title takes, for the dialog's name. */
  titleId: string;
  onClose: () => void;
}

const tabs = ['summary', 'conditions', 'events', 'yaml'] as const;
type TabName = (typeof tabs)[number];

/** What the drawer holds: the header with the live status, and the tabs. */
export function ObjectDetails(props: ObjectDetailsProps) {
  const { target, titleId, onClose } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const [tab, setTab] = useState<TabName>('summary');
  const [view, setView] = useState<ObjectView>('masked');
  const result = useClusterObject(target, view);
  const live = useLiveObject(target, result.reload);
  const panelId = useId();
  const { response } = result;

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%' }}>
      <ObjectHeader
        target={target}
        titleId={titleId}
        row={live.row}
        onClose={onClose}
      />
      <Tabs
        value={tab}
        onChange={(_event, next: TabName) => setTab(next)}
        aria-label={t('object.tabs.label')}
        variant="scrollable"
        sx={{ px: 2, borderBottom: 1, borderColor: 'divider', flexShrink: 0 }}
      >
        {tabs.map(name => (
          <Tab
            key={name}
            value={name}
            label={t(`object.tabs.${name}`)}
            id={`${panelId}-tab-${name}`}
            aria-controls={tab === name ? panelId : undefined}
            sx={{
              minWidth: 0,
              textTransform: 'none',
              letterSpacing: 'normal',
              color: 'text.secondary',
              // The host's hover is made for its own bright tabs.
              '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
            }}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={panelId}
        aria-labelledby={`${panelId}-tab-${tab}`}
        tabIndex={0}
        sx={{ p: 3, display: 'flex', flexDirection: 'column', gap: 2 }}
      >
        <StaleBanner sources={live.sources} onRetry={live.retry} />
        {live.gone && response && (
          <Alert severity="info" variant="outlined">
            {t('object.goneMeanwhile')}
          </Alert>
        )}
        {response && result.error && (
          <Alert severity="warning" variant="outlined">
            {result.error.message}
          </Alert>
        )}
        {!response && <ObjectScreens target={target} result={result} />}
        {response && tab === 'summary' && (
          <SummaryTab target={target} object={response.object} />
        )}
        {response && tab === 'conditions' && (
          <ConditionsTab object={response.object} />
        )}
        {tab === 'events' && response && <EventsTab target={target} />}
        {response && tab === 'yaml' && (
          <YamlTab
            target={target}
            response={response}
            view={view}
            onViewChange={setView}
          />
        )}
      </Box>
    </Box>
  );
}

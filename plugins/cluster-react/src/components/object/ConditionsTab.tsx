import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  conditionsOf,
  conditionTone,
  KubernetesObject,
  secondsOf,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterReactTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { StatusText } from '../status/StatusText';
import { EmptyScreen } from '../screens/EmptyScreen';

/** Props of `ConditionsTab`. */
export interface ConditionsTabProps {
  object: KubernetesObject;
}

/** The conditions of an object, as it reports them. */
export function ConditionsTab(props: ConditionsTabProps) {
  const { object } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const conditions = conditionsOf(object);
  if (conditions.length === 0) {
    return <EmptyScreen title={t('object.conditions.none')} />;
  }
  const words: Record<string, string> = {
    True: t('object.conditions.met'),
    False: t('object.conditions.unmet'),
  };
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {conditions.map(condition => {
        const changed =
          condition.lastTransitionTime ?? condition.lastUpdateTime;
        const seconds = secondsOf(changed);
        return (
          <Box
            component="li"
            key={condition.type}
            sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}
          >
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {condition.type}
              </Typography>
              <Typography variant="body2" component="div">
                <StatusText
                  tone={conditionTone(condition, object.kind)}
                  reason={
                    words[condition.status] ?? t('object.conditions.unknown')
                  }
                />
              </Typography>
              <Typography
                variant="body2"
                sx={{ color: 'text.secondary', flexGrow: 1, minWidth: 0 }}
              >
                {condition.reason}
              </Typography>
              {seconds !== undefined && (
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  <Age seconds={seconds} />
                </Typography>
              )}
            </Box>
            {condition.message && (
              <Typography
                variant="body2"
                sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
              >
                {condition.message}
              </Typography>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ObjectResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { useMemo } from 'react';
import { stringify } from 'yaml';
import { ObjectTarget, ObjectView } from '../../api/ObjectTarget';
import { useAccessCheck } from '../../hooks/useAccessCheck';
import { clusterReactTranslationRef } from '../../translation';
import { CopyButton } from '../CopyButton';

/** Props of `YamlTab`. */
export interface YamlTabProps {
  target: ObjectTarget;
  response: ObjectResponse;
  view: ObjectView;
  onViewChange: (view: ObjectView) => void;
}

/** The manifest, with what is masked and why; in full for those who may. */
export function YamlTab(props: YamlTabProps) {
  const { target, response, view, onViewChange } = props;
  const { object, masked } = response;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  // Nobody gets the values of Secrets, so there is nothing to ask for.
  const isSecret = object.kind === 'Secret';
  const access = useAccessCheck(
    masked && !isSecret ? { ...target, action: 'inspect' } : undefined,
  );
  const text = useMemo(() => {
    // In the order in which people write them, whatever the server's is.
    const { apiVersion, kind, metadata, ...rest } = object;
    const ordered = { apiVersion, kind, metadata, ...rest };
    return stringify(ordered, { lineWidth: 0 });
  }, [object]);
  const refused = access.status !== 'loading' && !access.allowed;
  return (
    <>
      {isSecret && (
        <Alert severity="info" variant="outlined">
          {t('object.yaml.secret')}
        </Alert>
      )}
      {masked && (
        <Alert severity="info" variant="outlined">
          {t('object.yaml.masked', {
            count: masked.paths.length,
            reason: masked.reason,
          })}
          {!isSecret && refused && (
            <div>
              {t('object.yaml.notAllowed', {
                reason:
                  access.reason ??
                  access.error?.message ??
                  t('object.yaml.notAllowedReason'),
              })}
            </div>
          )}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        {masked && access.allowed && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => onViewChange('full')}
          >
            {t('object.yaml.showFull')}
          </Button>
        )}
        {view === 'full' && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => onViewChange('masked')}
          >
            {t('object.yaml.showMasked')}
          </Button>
        )}
        <Box sx={{ flexGrow: 1 }} />
        <CopyButton text={text} what={t('object.yaml.what')} />
      </Box>
      <Box
        component="pre"
        role="region"
        tabIndex={0}
        aria-label={t('object.yaml.region')}
        sx={{
          m: 0,
          p: 2,
          borderRadius: 1,
          overflow: 'auto',
          bgcolor: 'action.hover',
          fontFamily: 'monospace',
          fontSize: 13,
          lineHeight: '20px',
        }}
      >
        {text}
      </Box>
    </>
  );
}

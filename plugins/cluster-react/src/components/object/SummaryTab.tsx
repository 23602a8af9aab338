import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode } from 'react';
import { ObjectTarget } from '../../api/ObjectTarget';
import { formatTime } from '../status/formatTime';
import { containerSummaries, dataKeysOf } from '../../model/objectParts';
import { clusterReactTranslationRef } from '../../translation';
import { CodeLine } from '../screens/CodeLine';
import { Age } from '../status/Age';
import { ContainerList } from './ContainerList';
import { PairList } from './PairList';
import { OwnerLinks } from './OwnerLinks';
import { kubectlLine } from '../../model/kubectlLine';

/** Props of `SummaryTab`. */
export interface SummaryTabProps {
  target: ObjectTarget;
  object: KubernetesObject;
}

/** What the object is, where it belongs, and how to see it with kubectl. */
export function SummaryTab(props: SummaryTabProps) {
  const { target, object } = props;
  const { metadata } = object;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const containers = containerSummaries(object);
  const keys = dataKeysOf(object);
  return (
    <>
      {metadata.deletionTimestamp && (
        <Alert severity="warning" variant="outlined">
          {t('object.summary.deleting', {
            time: formatTime(metadata.deletionTimestamp),
          })}
        </Alert>
      )}
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
          columnGap: 3,
          rowGap: 1,
          m: 0,
        }}
      >
        <Fact name={t('object.summary.kind')}>
          {[object.kind ?? target.kind, object.apiVersion]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
        <Fact name={t('object.summary.cluster')}>{target.cluster}</Fact>
        {metadata.namespace && (
          <Fact name={t('object.summary.namespace')}>{metadata.namespace}</Fact>
        )}
        {metadata.creationTimestamp && (
          <Fact name={t('object.summary.created')}>
            <Age seconds={Date.parse(metadata.creationTimestamp) / 1000} />
            {` · ${formatTime(metadata.creationTimestamp)}`}
          </Fact>
        )}
        {metadata.ownerReferences && metadata.ownerReferences.length > 0 && (
          <Fact name={t('object.summary.owners')}>
            <OwnerLinks target={target} owners={metadata.ownerReferences} />
          </Fact>
        )}
        {keys.length > 0 && (
          <Fact name={t('object.summary.keys')}>{keys.join(', ')}</Fact>
        )}
        <Fact name={t('object.summary.labels')}>
          <PairList pairs={metadata.labels} />
        </Fact>
        <Fact name={t('object.summary.annotations')}>
          <PairList pairs={metadata.annotations} />
        </Fact>
      </Box>
      {containers.length > 0 && <ContainerList containers={containers} />}
      <div>
        <Typography
          variant="body2"
          component="h3"
          sx={{ mb: 1, color: 'text.secondary', fontWeight: 600 }}
        >
          {t('object.summary.kubectl')}
        </Typography>
        <CodeLine text={kubectlLine(target)} what={t('object.kubectlWhat')} />
      </div>
    </>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  const { name, children } = props;
  return (
    <>
      <Typography
        variant="body2"
        component="dt"
        sx={{ color: 'text.secondary' }}
      >
        {name}
      </Typography>
      <Typography
        variant="body2"
        component="dd"
        sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}
      >
        {children}
      </Typography>
    </>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { EmptyScreen } from '@wheelhouse/backstage-plugin-cluster-react';
import { useRowNames } from '../../hooks/useRowNames';
import { podCap } from '../../model/podGrid/podCap';
import { PodGridView } from '../../model/podGrid/PodGridView';
import { clusterTranslationRef } from '../../translation';
import { ChoiceField } from './ChoiceField';

/** Props of `PodGridNarrow`. */
export interface PodGridNarrowProps {
  /** Pods that there are. */
  total: number;
  /** Names to choose among; all when left out. */
  clusters?: readonly string[];
  namespaces?: readonly string[];
  view: PodGridView;
  onChange: (change: Partial<PodGridView>) => void;
  format: (count: number) => string;
}

/** Stands in place of a grid with too many pods, and lets choose fewer. */
export function PodGridNarrow(props: PodGridNarrowProps) {
  const { total, view, onChange, format } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const allClusters = useRowNames('clusters');
  const allNamespaces = useRowNames('namespaces');
  const { clusters = allClusters, namespaces = allNamespaces } = props;
  const choices = (names: readonly string[]) => [
    { value: '', label: t('podGrid.any') },
    ...names.map(name => ({ value: name, label: name })),
  ];
  return (
    <EmptyScreen
      title={t('podGrid.tooManyTitle', { total: format(total) })}
      text={t('podGrid.tooManyText', { most: format(podCap) })}
      actions={
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 2,
            pt: 1,
            justifyContent: 'center',
          }}
        >
          <ChoiceField
            label={t('column.cluster')}
            value={view.cluster ?? ''}
            choices={choices(clusters)}
            onChange={name => onChange({ cluster: name || undefined })}
          />
          <ChoiceField
            label={t('column.namespace')}
            value={view.namespace ?? ''}
            choices={choices(namespaces)}
            onChange={name => onChange({ namespace: name || undefined })}
          />
        </Box>
      }
    />
  );
}

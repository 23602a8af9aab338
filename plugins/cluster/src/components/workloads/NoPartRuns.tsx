import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EmptyScreen } from '@wheelhouse/backstage-plugin-cluster-react';
import { clusterTranslationRef } from '../../translation';

/** A system of which no part runs anything, or none says that it does. */
export function NoPartRuns() {
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <EmptyScreen
      title={t('overview.entity.emptyTitle')}
      text={t('overview.entity.emptySystem')}
    />
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ObjectTarget } from '../../api/ObjectTarget';
import { ClusterObjectResult } from '../../hooks/useClusterObject';
import { clusterReactTranslationRef } from '../../translation';
import { DeniedScreen } from '../screens/DeniedScreen';
import { EmptyScreen } from '../screens/EmptyScreen';
import { FailedScreen } from '../screens/FailedScreen';
import { LoadingScreen } from '../screens/LoadingScreen';

/** Props of `ObjectScreens`. */
export interface ObjectScreensProps {
  target: ObjectTarget;
  result: ClusterObjectResult;
}

/** What stands in place of an object that is not there (yet). */
export function ObjectScreens(props: ObjectScreensProps) {
  const { target, result } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const where = [target.cluster, target.namespace].filter(Boolean).join(' / ');
  switch (result.status) {
    case 'denied':
      return <DeniedScreen reason={result.error?.message} />;
    case 'gone':
      return (
        <EmptyScreen
          title={t('gone.title', { name: target.name })}
          text={t('gone.text', { where })}
        />
      );
    case 'failed':
      return (
        <FailedScreen
          what={target.name}
          where={where}
          error={result.error}
          onRetry={result.reload}
        />
      );
    default:
      return <LoadingScreen />;
  }
}

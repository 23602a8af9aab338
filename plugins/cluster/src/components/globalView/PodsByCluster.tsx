import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { OverviewParts } from '../../model/overview/LiveOverview';
import { clusterTranslationRef } from '../../translation';
import { ClusterPodRows } from './ClusterPodRows';
import { Panel } from './Panel';

/** Props of `PodsByCluster`. */
export interface PodsByClusterProps {
  parts: OverviewParts;
}

/** The pods of each cluster. */
export function PodsByCluster(props: PodsByClusterProps) {
  const { parts } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Panel title={t('overview.podsByCluster.title')}>
      <ClusterPodRows parts={parts} />
    </Panel>
  );
}

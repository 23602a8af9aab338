import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  NodeClass,
  nodeClasses,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { formatCount } from '../../model/overview/formatAmount';
import { LiveOverview, OverviewParts } from '../../model/overview/LiveOverview';
import { sortClusters } from '../../model/overview/sortClusters';
import { clusterTranslationRef } from '../../translation';
import { Bar, BarFill } from './Bar';
import { ClusterRows } from './ClusterRows';
import { CountLink } from './CountLink';
import { HeadHint } from './HeadHint';
import { useOverviewSurroundings } from './OverviewContext';
import { Panel } from './Panel';
import { usePlaceOf } from './usePlaceOf';

/** Props of `NodesByCluster`. */
export interface NodesByClusterProps {
  parts: OverviewParts;
}

const fills: Record<NodeClass, BarFill> = {
  usable: 'primary',
  tainted: 'apart',
  cordoned: 'warning',
  notReady: 'error',
};

/** How many nodes of each cluster take new pods, and why the others do not. */
export function NodesByCluster(props: NodesByClusterProps) {
  const { all, clusters } = props.parts;
  const { t } = useTranslationRef(clusterTranslationRef);
  const { links } = useOverviewSurroundings();
  const placeOf = usePlaceOf();
  const title = t('overview.nodesByCluster.title');
  const countOf = (row: LiveOverview, name: NodeClass) =>
    row.nodeClasses && (row.nodeClasses[name] ?? 0);
  if (![all, ...clusters].some(row => row?.nodeClasses)) {
    return <Panel title={title}>{t('overview.hidden')}</Panel>;
  }
  return (
    <Panel title={title}>
      <ClusterRows
        label={title}
        parts={{ all, clusters: sortClusters(clusters, unusableShare) }}
        columns={[
          {
            id: 'bar',
            header: t('overview.nodesByCluster.bar'),
            cell: row =>
              row.nodeClasses && (
                <Bar
                  parts={nodeClasses.map(name => ({
                    fill: fills[name],
                    share: (countOf(row, name) ?? 0) / (row.nodes || 1),
                    title: t(`overview.nodesByCluster.${name}`),
                  }))}
                />
              ),
          },
          ...nodeClasses.map(name => {
            const what = t(`overview.nodesByCluster.${name}`);
            return {
              id: name,
              header: (
                <HeadHint
                  text={what}
                  meaning={t(`overview.nodesByCluster.meaning.${name}`)}
                />
              ),
              width: 78,
              number: true,
              cell: (row: LiveOverview) => (
                <CountLink
                  count={countOf(row, name)}
                  to={links.nodes?.({
                    ...(row.name && { cluster: [row.name] }),
                    nodeClass: [name],
                  })}
                  label={t('overview.nodesByCluster.countOf', {
                    count: countOf(row, name) ?? 0,
                    number: formatCount(countOf(row, name) ?? 0),
                    what: what.toLocaleLowerCase('en'),
                    place: placeOf(row),
                  })}
                />
              ),
            };
          }),
        ]}
      />
    </Panel>
  );
}

/** In whole percent, so that clusters that are much alike keep their order. */
function unusableShare({ nodes = 0, nodeClasses: classes }: LiveOverview) {
  const usable = classes?.usable ?? nodes;
  return nodes > 0 ? Math.floor((1 - usable / nodes) * 100) : 0;
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useMemo } from 'react';
import { GridPod } from '../../model/podGrid/GridPod';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { PodGroupingId } from '../../model/podGrid/podGroupOf';
import { clusterTranslationRef } from '../../translation';

/** What is said of groups and pods, by eye and by ear alike. */
export interface PodGridTexts {
  /** The name of a group. */
  name(group: PodGroup): string;
  /** The same with what tells it apart. */
  title(group: PodGroup): string;
  /** A group with its pods and trouble. */
  group(group: PodGroup): string;
  /** A pod with all that the grid knows of it. */
  pod(pod: GridPod, isStale: boolean): string;
  count(number: number): string;
  /** Said of pods that are only the last that was known. */
  stale: string;
}

/** The texts of a grid by a grouping. */
export function usePodGridTexts(grouping: PodGroupingId): PodGridTexts {
  const { t } = useTranslationRef(clusterTranslationRef);
  return useMemo(() => {
    const numbers = new Intl.NumberFormat();
    const stale = t('podGrid.stale');
    const nameOf = ({ name }: PodGroup) =>
      name || t(`podGrid.none.${grouping}`);
    const title = (group: PodGroup) =>
      [nameOf(group), group.detail].filter(Boolean).join(' · ');
    return {
      name: nameOf,
      title,
      count: number => numbers.format(number),
      stale,
      group: group => {
        const pods = t('workloads.podCount', { count: group.pods.length });
        const { trouble } = group;
        return trouble > 0
          ? t('podGrid.groupTroubleText', {
              group: title(group),
              pods,
              trouble: numbers.format(trouble),
            })
          : t('podGrid.groupText', { group: title(group), pods });
      },
      pod: (pod, isStale) => {
        const { name, reason, ready, containers, restarts } = pod;
        return [
          name,
          reason,
          t('podGrid.readyOf', {
            ready: String(ready),
            containers: String(containers),
          }),
          restarts > 0 && t('podGrid.restarts', { count: restarts }),
          t('podGrid.inNamespace', { namespace: pod.namespace }),
          t('podGrid.inCluster', { cluster: pod.cluster }),
          pod.node
            ? t('podGrid.onNode', { node: pod.node })
            : t('podGrid.onNoNode'),
          isStale && stale,
        ]
          .filter(Boolean)
          .join(', ');
      },
    };
  }, [t, grouping]);
}

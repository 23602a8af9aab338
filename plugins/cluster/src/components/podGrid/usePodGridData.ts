import {
  FeedScope,
  NodeRow,
  OverviewRow,
  OVERVIEW_KIND,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourcesResult,
  useResources,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo, useRef } from 'react';
import { GridPod, gridPodColumns } from '../../model/podGrid/GridPod';
import { isTooMany } from '../../model/podGrid/podCap';
import { NodeZones, zoneKey } from '../../model/podGrid/podGroupOf';

/** The pods of the grid, live. */
export interface PodGridData {
  pods: ResourcesResult<GridPod>;
  zones: NodeZones;
  /** How many pods there are, where they are too many to be drawn. */
  tooMany: number | undefined;
}

const podColumns = [...gridPodColumns];

/**
 * Follows the pods of a scope, once it is known that they are not too many, and
 * the zones of nodes only where they are wanted.
 */
export function usePodGridData(
  scope: FeedScope | undefined,
  wantsZones: boolean,
): PodGridData {
  const overview = useResources<OverviewRow & ResourceRow>({
    kind: OVERVIEW_KIND,
    scope,
  });
  const counted = overview.rows.find(row => row.cluster === '')?.pods;
  const wasTooMany = useRef(true);
  const isKnown = overview.status !== 'loading';
  const exceeds = isTooMany(counted ?? 0, wasTooMany.current);
  const pods = useResources<GridPod>(
    isKnown && !exceeds
      ? { kind: 'pods', scope, columns: podColumns }
      : undefined,
  );
  // Without a count, what has come says it.
  const total = counted ?? pods.rows.length;
  const tooMany = isTooMany(total, wasTooMany.current) ? total : undefined;
  wasTooMany.current = tooMany !== undefined || pods.status === 'loading';
  return {
    pods,
    zones: useZones(scope?.clusters, wantsZones),
    tooMany,
  };
}

function useZones(
  clusters: string[] | undefined,
  isWanted: boolean,
): NodeZones {
  const { rows } = useResources<Pick<NodeRow, 'zone'> & ResourceRow>(
    isWanted
      ? {
          kind: 'nodes',
          scope: clusters && { clusters },
          columns: ['zone'],
        }
      : undefined,
  );
  return useMemo(() => {
    const zones = new Map<string, string>();
    for (const { cluster, name, zone } of rows) {
      if (zone) {
        zones.set(zoneKey(cluster, name), zone);
      }
    }
    return zones;
  }, [rows]);
}

import {
  OVERVIEW_KIND,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useResources } from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import {
  LiveOverview,
  OverviewParts,
  overviewParts,
} from '../model/overview/LiveOverview';
import { runsAnything } from '../model/overview/runsAnything';
import { WorkloadsState, workloadsState } from '../model/workloadsState';

/** The sums over what an entity runs, live. */
export interface EntityOverviewResult {
  state: WorkloadsState;
  parts: OverviewParts;
  sources: readonly SourceState[];
  /** Tries again at once. */
  retry(): void;
}

/** Follows the sums over what an entity runs; `undefined` asks for nothing. */
export function useEntityOverview(
  entityRef: string | undefined,
): EntityOverviewResult {
  const { status, rows, sources, error, retry } = useResources<LiveOverview>(
    entityRef === undefined
      ? undefined
      : { kind: OVERVIEW_KIND, scope: { entityRef } },
  );
  return useMemo(() => {
    const { all, clusters } = overviewParts(rows);
    return {
      state: workloadsState({
        statuses: [status],
        rows: runsAnything(all) ? rows.length : 0,
        sources,
        error,
      }),
      parts: { all, clusters: clusters.filter(runsAnything) },
      sources,
      retry,
    };
  }, [status, rows, sources, error, retry]);
}

import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import { useResources } from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import {
  LivePod,
  livePodColumns,
  LiveWorkload,
  WorkloadPlace,
  workloadPlaces,
} from '../model/WorkloadPlace';
import { WorkloadsState, workloadsState } from '../model/workloadsState';
import { WorkloadSummary, workloadSummary } from '../model/WorkloadSummary';

/** What an entity runs, live. */
export interface EntityWorkloadsResult {
  state: WorkloadsState;
  places: readonly WorkloadPlace[];
  summary: WorkloadSummary;
  sources: readonly SourceState[];
  /** Tries again at once. */
  retry(): void;
}

const podColumns = [...livePodColumns];

/** Follows the workloads and pods of an entity; `undefined` asks for nothing. */
export function useEntityWorkloads(
  entityRef: string | undefined,
): EntityWorkloadsResult {
  const scope = { entityRef };
  const workloads = useResources<LiveWorkload>(
    entityRef === undefined ? undefined : { kind: 'workloads', scope },
  );
  const pods = useResources<LivePod>(
    entityRef === undefined
      ? undefined
      : { kind: 'pods', scope, columns: podColumns },
  );
  return useMemo(() => {
    const places = workloadPlaces(workloads.rows, pods.rows);
    const sources = [...workloads.sources, ...pods.sources];
    return {
      state: workloadsState({
        statuses: [workloads.status, pods.status],
        rows: workloads.rows.length + pods.rows.length,
        sources,
        error: workloads.error ?? pods.error,
      }),
      places,
      summary: workloadSummary(places),
      sources,
      retry: workloads.retry,
    };
  }, [workloads, pods]);
}

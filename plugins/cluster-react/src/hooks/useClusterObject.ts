import { useApi } from '@backstage/core-plugin-api';
import { ObjectResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { useMemo } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { ObjectTarget, ObjectView } from '../api/ObjectTarget';
import { refusalOf } from '../model/refusalOf';
import { useRequest } from './useRequest';

/** One object, or why it cannot be shown. */
export interface ClusterObjectResult {
  /** `denied`: it may not be seen. `gone`: it is not, or no longer, there. */
  status: 'loading' | 'ready' | 'denied' | 'gone' | 'failed';
  response?: ObjectResponse;
  error?: Error;
  reloading: boolean;
  reload(): void;
}

/** Fetches one object when the target changes, and again on `reload`. */
export function useClusterObject(
  target: ObjectTarget | undefined,
  view: ObjectView = 'masked',
): ClusterObjectResult {
  const api = useApi(clusterApiRef);
  const { cluster, kind, namespace, name } = target ?? {};
  const load = useMemo(() => {
    if (cluster === undefined || kind === undefined || name === undefined) {
      return undefined;
    }
    return () => api.object({ cluster, kind, namespace, name }, view);
  }, [api, cluster, kind, namespace, name, view]);
  const request = useRequest(load);
  return {
    status:
      request.status === 'failed' ? refusalOf(request.error) : request.status,
    response: request.value,
    error: request.error,
    reloading: request.reloading,
    reload: request.reload,
  };
}

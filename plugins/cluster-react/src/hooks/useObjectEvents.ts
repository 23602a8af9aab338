import { useApi } from '@backstage/core-plugin-api';
import { ObjectEvent } from '@wheelhouse/backstage-plugin-cluster-common';
import { useMemo } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { ObjectTarget } from '../api/ObjectTarget';
import { refusalOf } from '../model/refusalOf';
import { useRequest } from './useRequest';

/** The events of one object, or why they cannot be shown. */
export interface ObjectEventsResult {
  status: 'loading' | 'ready' | 'denied' | 'gone' | 'failed';
  /** Newest first. */
  events: readonly ObjectEvent[];
  error?: Error;
  reloading: boolean;
  reload(): void;
}

const none: readonly ObjectEvent[] = [];

/** Fetches the events of an object when the target changes. */
export function useObjectEvents(
  target: ObjectTarget | undefined,
): ObjectEventsResult {
  const api = useApi(clusterApiRef);
  const { cluster, kind, namespace, name } = target ?? {};
  const load = useMemo(() => {
    if (cluster === undefined || kind === undefined || name === undefined) {
      return undefined;
    }
    return () => api.events({ cluster, kind, namespace, name });
  }, [api, cluster, kind, namespace, name]);
  const request = useRequest(load);
  return {
    status:
      request.status === 'failed' ? refusalOf(request.error) : request.status,
    events: request.value?.events ?? none,
    error: request.error,
    reloading: request.reloading,
    reload: request.reload,
  };
}

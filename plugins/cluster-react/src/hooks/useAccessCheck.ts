import { useApi } from '@backstage/core-plugin-api';
import {
  AccessCheckRequest,
  AccessCheckResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useMemo } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { useRequest } from './useRequest';

/** The answer to "may I …?". Never `allowed` before it is known. */
export interface AccessCheckResult {
  status: 'loading' | 'ready' | 'failed';
  allowed: boolean;
  /** If not allowed: a sentence, and who says so. */
  reason?: string;
  deniedBy?: AccessCheckResponse['deniedBy'];
  error?: Error;
  reload(): void;
}

/** Asks whether the viewer may do something; `undefined` asks nothing. */
export function useAccessCheck(
  request: AccessCheckRequest | undefined,
): AccessCheckResult {
  const api = useApi(clusterApiRef);
  const key = request && JSON.stringify(request);
  const load = useMemo(() => {
    if (key === undefined) {
      return undefined;
    }
    return () => api.checkAccess(JSON.parse(key) as AccessCheckRequest);
  }, [api, key]);
  const { status, value, error, reload } = useRequest(load);
  return {
    status,
    allowed: value?.allowed ?? false,
    reason: value?.reason,
    deniedBy: value?.deniedBy,
    error,
    reload,
  };
}

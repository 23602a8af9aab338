import { useApi } from '@backstage/core-plugin-api';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { FeedTarget } from '../feed/FeedClient';
import { targetKey } from '../feed/targetKey';
import { emptyResourceSet, ResourceSet } from '../store/ResourceSet';
import { resourceStoreOf } from '../store/ResourceStore';

/** What `useResources` answers. */
export interface ResourcesResult<TRow extends ResourceRow>
  extends ResourceSet<TRow> {
  /** Tries again at once. */
  retry(): void;
}

/**
 * Live rows of a subscription; `undefined` asks for nothing and stays
 * `loading`. `TRow` is what the descriptor of the kind projects, with the
 * cluster: `useResources<PodRow & ResourceRow>({ kind: 'pods' })`.
 */
export function useResources<TRow extends ResourceRow = ResourceRow>(
  subscription: FeedTarget | undefined,
): ResourcesResult<TRow> {
  const store = resourceStoreOf(useApi(clusterApiRef).feed);
  const key = subscription && targetKey(subscription);
  // The key says all about the target: an equal one must not resubscribe.
  const target = useMemo(
    () => (key === undefined ? undefined : (JSON.parse(key) as FeedTarget)),
    [key],
  );
  const set = useSyncExternalStore(
    useCallback(
      (onChange: () => void) =>
        target ? store.watch(target, onChange) : () => {},
      [store, target],
    ),
    useCallback(
      () => (target ? store.read(target) : emptyResourceSet),
      [store, target],
    ),
  );
  return useMemo(
    () => ({
      // Rows are decoded by the columns of their kind, which TRow describes.
      ...(set as ResourceSet<TRow>),
      retry: () => store.retry(),
    }),
    [set, store],
  );
}

import {
  ResourceRow,
  SourceState,
  StatusColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useEffect, useRef } from 'react';
import { ObjectTarget } from '../../api/ObjectTarget';
import { descriptorOf } from '../../model/descriptorOf';
import { useResources } from '../../hooks/useResources';

/** A row of any kind; only some have a status. */
export type AnyRow = ResourceRow & Partial<StatusColumns>;

/** How an object does right now. */
export interface LiveObject {
  /** `undefined` while unknown, and for kinds without rows. */
  row: AnyRow | undefined;
  /** It was there, and is no longer. */
  gone: boolean;
  sources: readonly SourceState[];
  retry: () => void;
}

const reloadMs = 1_000;

/**
 * Follows one object in the feed. `onChange` is called a moment after its row
 * changed, once for many changes, so that the manifest can be fetched again.
 */
export function useLiveObject(
  target: ObjectTarget,
  onChange: () => void,
): LiveObject {
  const { cluster, kind, namespace, name } = target;
  const set = useResources<AnyRow>(
    descriptorOf(kind)?.objectOnly
      ? undefined
      : {
          kind,
          scope: {
            clusters: [cluster],
            namespaces: namespace ? [namespace] : undefined,
          },
          window: { offset: 0, limit: 1, filters: { name: [name] } },
        },
  );
  const row = set.rows.find(each => each.name === name);
  const seen = useRef<AnyRow>();
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    const before = seen.current;
    seen.current = row ?? before;
    if (!row || !before || row === before) {
      return undefined;
    }
    const timer = setTimeout(() => tell.current(), reloadMs);
    return () => clearTimeout(timer);
  }, [row]);

  return {
    row,
    gone: set.status === 'ready' && !row && seen.current !== undefined,
    sources: set.sources,
    retry: set.retry,
  };
}

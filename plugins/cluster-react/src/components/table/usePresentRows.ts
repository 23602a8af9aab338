import {
  FeedScope,
  ResourceRow,
  RowKey,
  rowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useEffect, useMemo, useState } from 'react';
import { useResources } from '../../hooks/useResources';
import { PresentRows } from '../../model/RowSelection';

// Each other set of rows is another subscription.
const calmMs = 400;

const nobody: readonly ResourceRow[] = [];

/** Follows which of some rows are still there, in view or not; undefined until known. */
export function usePresentRows(
  kind: string,
  scope: FeedScope | undefined,
  chosen: readonly ResourceRow[],
): PresentRows | undefined {
  const [asked, setAsked] = useState(nobody);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(chosen), calmMs);
    return () => clearTimeout(timer);
  }, [chosen]);
  const ids = useMemo(() => asked.map(rowKey).sort(), [asked]);
  const { status, rows, error } = useResources(
    ids.length > 0
      ? { kind, scope: { ...scope, ids }, columns: [] }
      : undefined,
  );
  return useMemo(() => {
    if (status !== 'ready' || error || ids.length === 0) {
      return undefined;
    }
    return {
      asked: new Set<RowKey>(ids),
      rows: new Map(rows.map(row => [rowKey(row), row])),
    };
  }, [status, error, ids, rows]);
}

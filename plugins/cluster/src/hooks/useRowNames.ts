import { useResources } from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';

/** The names of all rows of a kind, each once, sorted; the same array until one comes or goes. */
export function useRowNames(kind: string): readonly string[] {
  const { rows } = useResources({ kind });
  const joined = JSON.stringify(
    Array.from(new Set(rows.map(row => row.name))).sort(),
  );
  return useMemo(() => JSON.parse(joined) as string[], [joined]);
}

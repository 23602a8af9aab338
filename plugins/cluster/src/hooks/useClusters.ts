import { useApi } from '@backstage/core-plugin-api';
import {
  ClusterInfo,
  ClusterProblem,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterApiRef } from '@wheelhouse/backstage-plugin-cluster-react';
import { useEffect, useState } from 'react';

/** What config says of the clusters; live counts come from the feed. */
export interface ClustersResult {
  /** By name; empty until known. */
  infos: ReadonlyMap<string, ClusterInfo>;
  problems: readonly ClusterProblem[];
  /** Why config could not be read, if so. */
  error?: Error;
}

const nothing: ClustersResult = { infos: new Map(), problems: [] };

/**
 * Fetches what is known of the clusters by config. `turn` asks again when it
 * changes, as it must when a cluster comes or goes.
 */
export function useClusters(turn: string): ClustersResult {
  const api = useApi(clusterApiRef);
  const [result, setResult] = useState(nothing);
  useEffect(() => {
    let current = true;
    api.clusters().then(
      ({ clusters, problems }) => {
        if (current) {
          const infos = new Map(clusters.map(info => [info.name, info]));
          setResult({ infos, problems });
        }
      },
      (error: unknown) => {
        if (current) {
          const cause =
            error instanceof Error ? error : new Error(String(error));
          setResult(before => ({ ...before, error: cause }));
        }
      },
    );
    return () => {
      current = false;
    };
  }, [api, turn]);
  return result;
}

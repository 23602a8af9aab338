import type { BenchCluster } from '../BenchCluster.ts';

export interface BackendConfigOptions {
  readonly port: number;
  readonly cluster: BenchCluster;
  /** Who the backend is to the API server. */
  readonly token: string;
  /** A file with the entity that both backends are asked for. */
  readonly catalogFile: string;
}

/** Where a backend listens, its sign-in, its catalog and its cluster: the same for ours and the peer's. */
export function backendConfig(options: BackendConfigOptions) {
  const { port, cluster, token, catalogFile } = options;
  const url = `http://localhost:${port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: `127.0.0.1:${port}`,
      database: { client: 'better-sqlite3', connection: ':memory:' },
      cors: { origin: [url] },
    },
    auth: {
      environment: 'development',
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: { locations: [{ type: 'file', target: catalogFile }] },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'bench',
              url: cluster.server,
              authProvider: 'serviceAccount',
              serviceAccountToken: token,
              caData: cluster.certificateAuthority,
              // There is no metrics API to look anything up in.
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
  };
}

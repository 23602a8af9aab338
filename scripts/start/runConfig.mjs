import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} RealCluster
 * @property {string} path of the kubeconfig
 * @property {string} context
 * @property {boolean} allowWrites
 */

/**
 * The configuration that this start lays over `app-config.yaml`: where app and
 * backend listen, on this machine alone, where sessions outlive a restart, and
 * the cluster to show.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {number} options.backendPort
 * @param {string} options.folder what this start may write to, and the next one on the same ports
 * @param {RealCluster | undefined} options.cluster the sandbox when undefined
 */
export function runConfig({ port, backendPort, folder, cluster }) {
  return {
    app: {
      baseUrl: `http://localhost:${port}`,
      listen: { host: '127.0.0.1', port },
    },
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      // As a string it replaces whatever form app-config.yaml uses.
      listen: `127.0.0.1:${backendPort}`,
      cors: {
        origin: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
      },
      database: {
        plugin: {
          // The keys that sign sessions: pages that are open stay signed in.
          auth: { connection: { filename: join(folder, 'auth.sqlite') } },
        },
      },
    },
    ...(cluster && {
      wheelhouse: { sandbox: { enabled: false }, kubeconfig: cluster },
    }),
  };
}

/**
 * Writes the configuration and names all config files in the order in which
 * they are laid over each other.
 *
 * @param {string} root
 * @param {string} file
 * @param {ReturnType<typeof runConfig>} config
 */
export function writeRunConfig(root, file, config) {
  mkdirSync(dirname(file), { recursive: true });
  // JSON is YAML, and quoting odd paths is its business.
  writeFileSync(file, `${JSON.stringify(config, undefined, 2)}\n`);
  return [
    join(root, 'app-config.yaml'),
    join(root, 'app-config.local.yaml'),
    file,
  ].filter(existsSync);
}

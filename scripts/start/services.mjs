import { join } from 'node:path';

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string[]} args for Node
 * @property {string} cwd
 * @property {string} ready the address that answers with success once it is up
 */

/**
 * The two processes of the portal. The backend runs without the watcher of
 * `backstage-cli package start`, which would outlive a crash of it unnoticed.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string[]} options.configFiles
 * @param {number} options.port
 * @param {number} options.backendPort
 * @returns {{ backend: Service, app: Service }}
 */
export function services({ root, configFiles, port, backendPort }) {
  const config = configFiles.flatMap(file => ['--config', file]);
  const cli = join(root, 'node_modules/@backstage/cli');
  return {
    backend: {
      name: 'backend',
      args: [
        '--enable-source-maps',
        ...['--require', join(cli, 'config/nodeTransform.cjs')],
        ...[join(root, 'packages/backend/src'), ...config],
      ],
      cwd: join(root, 'packages/backend'),
      ready: `http://127.0.0.1:${backendPort}/.backstage/health/v1/readiness`,
    },
    app: {
      name: 'app',
      args: [join(cli, 'bin/backstage-cli'), 'package', 'start', ...config],
      cwd: join(root, 'packages/app'),
      ready: `http://127.0.0.1:${port}/`,
    },
  };
}

import { foreignOwner } from '../instances/foreignOwner.ts';
import { instancePaths } from '../instances/instanceFolder.ts';
import { instanceNames, readRecord } from '../instances/instanceRecord.ts';
import { endedParts } from '../processes/part.ts';

/** One line per cluster: its name, mode, state, and what of it runs. */
export function statusLines(root: string): string[] {
  const names = instanceNames(root);
  if (names.length === 0) {
    return ['No cluster is up.'];
  }
  return names.map(name => {
    const paths = instancePaths(root, name);
    const owner = foreignOwner(paths.folder);
    if (owner !== undefined) {
      return `${name}: belongs to user ${owner}`;
    }
    const record = readRecord(paths);
    if (!record) {
      return `${name}: incomplete; remove it with "down --name ${name}"`;
    }
    const ended = endedParts(paths);
    const health =
      ended.length > 0 ? `not running: ${ended.join(', ')}` : 'all running';
    const ofProcess = record.owner ? `, of process ${record.owner.pid}` : '';
    const { fleet } = record;
    const size = fleet
      ? ` (${fleet.pods} pods, ${fleet.nodes} nodes, seed ${fleet.seed})`
      : '';
    return `${name}: ${record.mode}${size}, ${record.state}${ofProcess}, ${health}, since ${record.createdAt}, ${paths.kubeconfig}`;
  });
}

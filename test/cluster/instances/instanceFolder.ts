import { join, resolve } from 'node:path';
import { UsageError } from '../ClusterError.ts';
import { repositoryRoot } from './repositoryRoot.ts';

const namePattern = /^[a-z][a-z0-9-]{0,30}$/;

/** @throws UsageError when it cannot be the name of a cluster. */
export function checkName(name: string): string {
  if (!namePattern.test(name)) {
    throw new UsageError(
      `"${name}" cannot be the name of a cluster: use a letter, then up to 30 lower-case letters, digits and dashes.`,
    );
  }
  return name;
}

/** The folder of everything: built programs, and one folder per cluster. */
export function clusterRoot(directory?: string): string {
  return directory
    ? resolve(directory)
    : join(repositoryRoot(), '.wheelhouse', 'cluster');
}

/** The paths of one cluster. All of it is in one folder. */
export interface InstancePaths {
  readonly folder: string;
  readonly record: string;
  /** Beside the folder: why the guardian could not remove it. */
  readonly guardianLog: string;
  readonly kubeconfig: string;
  readonly auditLog: string;
  readonly auditPolicy: string;
  readonly tokens: string;
  readonly certificates: string;
  readonly etcd: string;
  readonly logs: string;
  readonly processes: string;
  readonly images: string;
}

/** Where the parts of the cluster of this name are, below {@link clusterRoot}. */
export function instancePaths(root: string, name: string): InstancePaths {
  const folder = join(root, 'instances', checkName(name));
  return {
    folder,
    record: join(folder, 'instance.json'),
    guardianLog: `${folder}.log`,
    kubeconfig: join(folder, 'kubeconfig'),
    auditLog: join(folder, 'audit.log'),
    auditPolicy: join(folder, 'audit-policy.yaml'),
    tokens: join(folder, 'tokens.csv'),
    certificates: join(folder, 'certificates'),
    etcd: join(folder, 'etcd'),
    logs: join(folder, 'logs'),
    processes: join(folder, 'processes'),
    images: join(folder, 'images'),
  };
}

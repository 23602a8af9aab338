import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import type { ProcessIdentity } from '../processes/processIdentity.ts';
import { errorCode } from '../processes/errorCode.ts';
import { foreignOwner } from './foreignOwner.ts';
import type { FleetSize } from '../scale/FleetSize.ts';
import type { InstancePaths } from './instanceFolder.ts';
import { instancePaths } from './instanceFolder.ts';
import { readJson, writeJson } from './jsonFile.ts';

/**
 * The kinds of cluster: API server and controllers alone, with a kubelet that
 * runs pods, or with a fleet of nodes and pods that are played.
 */
export type ClusterMode = 'control-plane' | 'node' | 'scale';

/** The programs that the parts of a cluster run. */
export interface ClusterPrograms {
  /** What runs each part: `[file, ...first arguments]`. */
  readonly etcd: readonly string[];
  readonly apiServer: readonly string[];
  readonly kubectl: readonly string[];
  /** Absent when the given binaries lack them. */
  readonly controllerManager?: readonly string[];
  readonly scheduler?: readonly string[];
  /** Our own program, needed for a node. */
  readonly node?: string;
}

/** Ports of 127.0.0.1. */
export interface ClusterPorts {
  readonly apiServer: number;
  readonly etcd: number;
  readonly etcdPeer: number;
}

/** What a node puts on the machine outside its folder. */
export interface NodeTraces {
  readonly bridge: string;
  /** The bridge's address, which is the node's address too. */
  readonly gateway: string;
  readonly cgroup: string;
}

/** What is known of a cluster, in `instance.json` of its folder. */
export interface InstanceRecord {
  readonly name: string;
  /** `stopping` is left behind when `down` could not finish. */
  readonly state: 'starting' | 'up' | 'stopping';
  readonly mode: ClusterMode;
  readonly createdAt: string;
  readonly programs: ClusterPrograms;
  readonly ports?: ClusterPorts;
  readonly node?: NodeTraces;
  /** Of a `scale` cluster. */
  readonly fleet?: FleetSize;
  /** The process whose end ends the cluster; none for one that outlives its start. */
  readonly owner?: ProcessIdentity;
}

/**
 * The record of a cluster; undefined when there is none yet.
 *
 * @throws ClusterError when the cluster is somebody else's.
 */
export function readRecord(paths: InstancePaths): InstanceRecord | undefined {
  const owner = foreignOwner(paths.folder);
  if (owner !== undefined) {
    throw new ClusterError(
      `The cluster in ${paths.folder} belongs to user ${owner}; use it as that user or as root.`,
    );
  }
  return readJson<InstanceRecord>(paths.record);
}

/** Replaces the record of a cluster. */
export function writeRecord(
  paths: InstancePaths,
  record: InstanceRecord,
): InstanceRecord {
  writeJson(paths.record, record);
  return record;
}

/** The names of all clusters below a root that have a folder, whatever their state. */
export function instanceNames(root: string): string[] {
  try {
    return readdirSync(join(root, 'instances'), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name)
      .filter(name => existsSync(instancePaths(root, name).folder))
      .sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

import {
  ClusterRow,
  NamespaceRow,
  NodeRow,
  PodRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { LiveEvent } from '../../src/model/importantEvents';
import { LiveWorkload } from '../../src/model/WorkloadPlace';

/** When everything in these rows is told, seconds since the epoch. */
export const now = Math.floor(Date.now() / 1000);
const hour = 3600;
const day = 24 * hour;

/** A cluster as its row says it. */
export function clusterRow(
  name: string,
  row: Partial<ClusterRow> = {},
): ClusterRow & ResourceRow {
  return {
    cluster: name,
    id: name,
    namespace: '',
    name,
    created: 0,
    title: name,
    state: 'live',
    since: new Date((now - 3 * hour) * 1000).toISOString(),
    version: 'v1.34.4',
    sandbox: false,
    nodes: 12,
    nodesReady: 12,
    namespaces: 18,
    workloads: 64,
    pods: 412,
    podPhases: { Running: 406, Succeeded: 6 },
    podsInTrouble: 0,
    ...row,
  };
}

/** A workload as its row says it. */
export function workloadRow(
  name: string,
  row: Partial<LiveWorkload> = {},
): LiveWorkload {
  const cluster = row.cluster ?? 'harbor';
  return {
    cluster,
    id: `${cluster}-${name}`,
    namespace: 'storefront',
    name,
    created: now - 9 * day,
    kind: 'Deployment',
    tone: 'ok',
    reason: 'Ready',
    desired: 2,
    ready: 2,
    updated: 2,
    available: 2,
    images: [`registry.example.com/shop/${name}:2.8.0`],
    ...row,
  };
}

/** A pod with all its columns. */
export type FullPod = PodRow & ResourceRow;

/** A pod of a workload as its row says it. */
export function podRow(
  workload: LiveWorkload,
  suffix: string,
  row: Partial<FullPod> = {},
): FullPod {
  return {
    cluster: workload.cluster,
    id: `${workload.id}-${suffix}`,
    namespace: workload.namespace,
    name: `${workload.name}-6d4cf56db6-${suffix}`,
    created: now - 5 * hour,
    tone: 'ok',
    reason: 'Running',
    phase: 'Running',
    ready: 1,
    containers: 1,
    restarts: 0,
    cpuRequest: 100,
    memoryRequest: 128 * 2 ** 20,
    cpuLimit: 500,
    memoryLimit: 256 * 2 ** 20,
    node: `${workload.cluster}-a1`,
    ownerKind: workload.kind,
    ownerName: workload.name,
    ownerId: workload.id,
    ...row,
  };
}

/** An event about a pod as its row says it. */
export function eventRow(pod: FullPod, row: Partial<LiveEvent>): LiveEvent {
  return {
    cluster: pod.cluster,
    id: `${pod.id}-${row.reason}`,
    namespace: pod.namespace,
    name: `${pod.name}.${row.reason}`,
    created: now - hour,
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container app in pod',
    count: 1,
    firstSeen: now - hour,
    lastSeen: now - 60,
    source: 'kubelet',
    aboutKind: 'Pod',
    aboutName: pod.name,
    ...row,
  };
}

/** A node as its row says it. */
export function nodeRow(
  cluster: string,
  name: string,
  row: Partial<NodeRow> = {},
): NodeRow & ResourceRow {
  return {
    cluster,
    id: `${cluster}-${name}`,
    namespace: '',
    name,
    created: now - 40 * day,
    tone: 'ok',
    reason: 'Ready',
    ready: true,
    schedulable: true,
    nodeClass: 'usable',
    roles: [],
    version: 'v1.34.4',
    zone: 'north-1-a',
    cpu: 7.91,
    memory: 32 * 1024 ** 3,
    podCapacity: 110,
    taints: [],
    pods: 34,
    ...row,
  };
}

/** A namespace as its row says it. */
export function namespaceRow(
  cluster: string,
  name: string,
  row: Partial<NamespaceRow> = {},
): NamespaceRow & ResourceRow {
  return {
    cluster,
    id: `${cluster}-${name}`,
    namespace: '',
    name,
    created: now - 90 * day,
    tone: 'ok',
    reason: 'Active',
    owner: 'group:default/storefront-team',
    pods: 12,
    podPhases: { Running: 11, Pending: 1 },
    workloads: 5,
    ...row,
  };
}

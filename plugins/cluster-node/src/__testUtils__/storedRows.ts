import {
  nodeClassOf,
  NodeRow,
  PodRow,
  QuotaRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { StoredRow } from '../hub/StoredRow';

/** A row as the hub stores it, of an object in the namespace `shop`. */
export function storedRow<TRow extends object>(
  kind: string,
  uid: string,
  row: TRow,
  rest: Partial<Omit<StoredRow, 'row'>> = {},
): StoredRow {
  return {
    key: uid,
    uid,
    kind,
    objectKind: kind,
    labels: {},
    owners: [],
    row: {
      cluster: 'harbor',
      id: uid,
      namespace: 'shop',
      name: uid,
      created: 0,
      ...row,
    },
    ...rest,
  };
}

/** A pod that runs and asks for nothing. */
export function podRow(row: Partial<PodRow> = {}): PodRow {
  return {
    namespace: 'shop',
    name: 'pod',
    created: 0,
    tone: 'ok',
    reason: 'Running',
    phase: 'Running',
    ready: 1,
    containers: 1,
    restarts: 0,
    cpuRequest: 0,
    memoryRequest: 0,
    cpuLimit: 0,
    memoryLimit: 0,
    ...row,
  };
}

/** A node that takes pods, unless `row` says otherwise. */
export function nodeRow(row: Partial<NodeRow> = {}): NodeRow {
  const node = {
    namespace: '',
    name: 'node',
    created: 0,
    tone: 'ok' as const,
    reason: 'Ready',
    ready: true,
    schedulable: true,
    roles: [],
    version: 'v1',
    cpu: 4,
    memory: 1000,
    podCapacity: 110,
    taints: [],
    ...row,
  };
  return { ...node, nodeClass: nodeClassOf(node) };
}

/** A quota without scopes. */
export function quotaRow(
  used: Record<string, number>,
  hard: Record<string, number>,
  row: Partial<QuotaRow> = {},
): QuotaRow {
  return {
    namespace: 'shop',
    name: 'quota',
    created: 0,
    tone: 'ok',
    reason: 'WithinLimits',
    used,
    hard,
    amounts: [],
    scopes: [],
    ...row,
  };
}

import { nodeRoles, nodeStatus } from '../model/nodeStatus';
import { identityOf, labelsOf } from '../model/objectMeta';
import { parseQuantity } from '../model/quantity';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { nodeClassOf } from '../model/nodeClassOf';
import { NodeRow } from '../model/rows';
import { fieldsOf, listOf, textOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** Nodes. */
export const nodes: ResourceDescriptor<NodeRow> = {
  id: 'nodes',
  kind: 'Node',
  group: '',
  plural: 'nodes',
  versions: ['v1'],
  scope: 'Cluster',
  columns: columnNames<NodeRow>({
    tone: true,
    reason: true,
    message: true,
    ready: true,
    schedulable: true,
    nodeClass: true,
    roles: true,
    version: true,
    zone: true,
    cpu: true,
    memory: true,
    podCapacity: true,
    taints: true,
    pods: true,
  }),
  project: object => {
    const { spec, status } = fieldsOf(object);
    const { allocatable, nodeInfo } = fieldsOf(status);
    const { cpu, memory, pods } = fieldsOf(allocatable);
    const labels = labelsOf(object);
    const taints = listOf(fieldsOf(spec).taints).map(taintText);
    const state = nodeStatus(object);
    return {
      ...identityOf(object),
      ...state,
      nodeClass: nodeClassOf({ ...state, taints }),
      roles: nodeRoles(object),
      version: textOf(fieldsOf(nodeInfo).kubeletVersion) ?? '',
      zone:
        labels['topology.kubernetes.io/zone'] ??
        labels['failure-domain.beta.kubernetes.io/zone'],
      cpu: parseQuantity(cpu) ?? 0,
      memory: parseQuantity(memory) ?? 0,
      podCapacity: parseQuantity(pods) ?? 0,
      taints,
    };
  },
  always: true,
};

/** A taint as `kubectl taint` takes it. */
function taintText(taint: Readonly<Record<string, unknown>>): string {
  const { key, value, effect } = taint;
  const assignment = textOf(value) ? `=${textOf(value)}` : '';
  return `${textOf(key) ?? ''}${assignment}:${textOf(effect) ?? ''}`;
}

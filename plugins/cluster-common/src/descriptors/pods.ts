import { controllerUidOf, identityOf } from '../model/objectMeta';
import { podResources } from '../model/podResources';
import { podStatus } from '../model/podStatus';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { PodRow } from '../model/rows';
import { fieldsOf, textOf } from '../model/unknownFields';
import { columnNames } from './columnNames';

/** Pods. */
export const pods: ResourceDescriptor<PodRow> = {
  id: 'pods',
  kind: 'Pod',
  group: '',
  plural: 'pods',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: columnNames<PodRow>({
    phase: true,
    tone: true,
    reason: true,
    message: true,
    ready: true,
    containers: true,
    restarts: true,
    lastRestart: true,
    node: true,
    ownerKind: true,
    ownerName: true,
    ownerId: true,
    cpuRequest: true,
    memoryRequest: true,
    cpuLimit: true,
    memoryLimit: true,
  }),
  project: object => ({
    ...identityOf(object),
    ...podStatus(object),
    ...podResources(object),
    node: textOf(fieldsOf(fieldsOf(object).spec).nodeName),
  }),
  parentUid: controllerUidOf,
  countAs: row => row.phase,
  always: true,
};

import { namespaceStatus } from '../model/namespaceStatus';
import { identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { NamespaceRow } from '../model/rows';
import { columnNames } from './columnNames';

/** Namespaces. */
export const namespaces: ResourceDescriptor<NamespaceRow> = {
  id: 'namespaces',
  kind: 'Namespace',
  group: '',
  plural: 'namespaces',
  versions: ['v1'],
  scope: 'Cluster',
  columns: columnNames<NamespaceRow>({
    tone: true,
    reason: true,
    message: true,
    owner: true,
    podPhases: true,
    pods: true,
    workloads: true,
  }),
  project: object => ({ ...identityOf(object), ...namespaceStatus(object) }),
  always: true,
};

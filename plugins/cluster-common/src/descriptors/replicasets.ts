import { replicaSetStatus } from '../model/replicaSetStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { WorkloadRow } from '../model/rows';
import { templateImages, workloadColumns } from './workloadColumns';

/** ReplicaSets. */
export const replicasets: ResourceDescriptor<WorkloadRow> = {
  id: 'replicasets',
  kind: 'ReplicaSet',
  group: 'apps',
  plural: 'replicasets',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: workloadColumns,
  project: object => ({
    ...identityOf(object),
    kind: 'ReplicaSet',
    ...replicaSetStatus(object),
    images: templateImages(object),
  }),
  parentUid: controllerUidOf,
  countAs: row => row.tone,
  always: true,
};

import { statefulSetStatus } from '../model/statefulSetStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { WorkloadRow } from '../model/rows';
import { templateImages, workloadColumns } from './workloadColumns';

/** StatefulSets. */
export const statefulsets: ResourceDescriptor<WorkloadRow> = {
  id: 'statefulsets',
  kind: 'StatefulSet',
  group: 'apps',
  plural: 'statefulsets',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: workloadColumns,
  project: object => ({
    ...identityOf(object),
    kind: 'StatefulSet',
    ...statefulSetStatus(object),
    images: templateImages(object),
  }),
  parentUid: controllerUidOf,
  countAs: row => row.tone,
  always: true,
};

import { daemonSetStatus } from '../model/daemonSetStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { WorkloadRow } from '../model/rows';
import { templateImages, workloadColumns } from './workloadColumns';

/** DaemonSets. */
export const daemonsets: ResourceDescriptor<WorkloadRow> = {
  id: 'daemonsets',
  kind: 'DaemonSet',
  group: 'apps',
  plural: 'daemonsets',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: workloadColumns,
  project: object => ({
    ...identityOf(object),
    kind: 'DaemonSet',
    ...daemonSetStatus(object),
    images: templateImages(object),
  }),
  parentUid: controllerUidOf,
  countAs: row => row.tone,
  always: true,
};

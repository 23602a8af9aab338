import { deploymentStatus } from '../model/deploymentStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { WorkloadRow } from '../model/rows';
import { templateImages, workloadColumns } from './workloadColumns';

/** Deployments. */
export const deployments: ResourceDescriptor<WorkloadRow> = {
  id: 'deployments',
  kind: 'Deployment',
  group: 'apps',
  plural: 'deployments',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: workloadColumns,
  project: object => ({
    ...identityOf(object),
    kind: 'Deployment',
    ...deploymentStatus(object),
    images: templateImages(object),
  }),
  parentUid: controllerUidOf,
  countAs: row => row.tone,
  always: true,
};

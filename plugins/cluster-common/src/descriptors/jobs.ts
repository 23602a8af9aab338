import { jobStatus } from '../model/jobStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { WorkloadRow } from '../model/rows';
import { templateImages, workloadColumns } from './workloadColumns';

/** Jobs. Wanted are completions, and ready are those that succeeded. */
export const jobs: ResourceDescriptor<WorkloadRow> = {
  id: 'jobs',
  kind: 'Job',
  group: 'batch',
  plural: 'jobs',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: workloadColumns,
  project: object => {
    const { tone, reason, message, desired, succeeded } = jobStatus(object);
    return {
      ...identityOf(object),
      kind: 'Job',
      tone,
      reason,
      message,
      desired,
      ready: succeeded,
      images: templateImages(object),
    };
  },
  parentUid: controllerUidOf,
  countAs: row => row.tone,
  always: true,
};

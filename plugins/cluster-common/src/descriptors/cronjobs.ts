import { cronJobStatus } from '../model/cronJobStatus';
import { controllerUidOf, identityOf } from '../model/objectMeta';
import { ResourceDescriptor } from '../model/ResourceDescriptor';
import { WorkloadRow } from '../model/rows';
import { fieldsOf } from '../model/unknownFields';
import { templateImages, workloadColumns } from './workloadColumns';

/** CronJobs. Ready are the jobs that run now; nothing is wanted. */
export const cronjobs: ResourceDescriptor<WorkloadRow> = {
  id: 'cronjobs',
  kind: 'CronJob',
  group: 'batch',
  plural: 'cronjobs',
  versions: ['v1'],
  scope: 'Namespaced',
  columns: workloadColumns,
  project: object => {
    const { tone, reason, message, active } = cronJobStatus(object);
    const { jobTemplate } = fieldsOf(fieldsOf(object).spec);
    return {
      ...identityOf(object),
      kind: 'CronJob',
      tone,
      reason,
      message,
      ready: active,
      images: templateImages(jobTemplate),
    };
  },
  parentUid: controllerUidOf,
  countAs: row => row.tone,
  always: true,
};

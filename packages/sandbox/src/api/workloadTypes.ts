import { validateSchedule } from '../model/cronSchedule.ts';
import { requiredValue } from '../model/FieldError.ts';
import { isRecord, readPath } from '../model/KubeObject.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { humanDuration } from '../model/humanDuration.ts';
import type { HorizontalPodAutoscaler, Job } from '../model/shapes.ts';
import {
  defaultAutoscaler,
  defaultCronJob,
  defaultDaemonSet,
  defaultDeployment,
  defaultJob,
  defaultReplicaSet,
  defaultStatefulSet,
} from '../model/workloadDefaults.ts';
import {
  validateJobSpec,
  validateWorkload,
} from '../model/workloadValidation.ts';
import { fill } from '../model/podDefaults.ts';
import { builtInType } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';
import {
  ageColumn,
  column,
  containerColumns,
  countColumn,
  nameColumn,
  selectorColumn,
  since,
} from './tableColumns.ts';

const templateContainers = containerColumns('spec.template.spec.containers');

function readyOf(object: KubeObject): string {
  const ready = readPath(object, 'status.readyReplicas') ?? 0;
  return `${ready}/${readPath(object, 'spec.replicas') ?? 0}`;
}

function jobStatus(object: KubeObject): string {
  const { conditions = [] } = (object as Job).status;
  const has = (type: string) =>
    conditions.some(item => item.type === type && item.status === 'True');
  for (const type of ['Complete', 'Failed', 'Suspended', 'FailureTarget']) {
    if (has(type)) {
      return type;
    }
  }
  return object.metadata.deletionTimestamp ? 'Terminating' : 'Running';
}

function jobDuration(object: KubeObject, now: number): string {
  const { startTime, completionTime } = (object as Job).status;
  if (!startTime) {
    return '';
  }
  const end = completionTime ? Date.parse(completionTime) : now;
  return humanDuration(end - Date.parse(startTime));
}

function autoscalerTargets(object: KubeObject): string {
  const { spec, status } = object as HorizontalPodAutoscaler;
  return (spec.metrics ?? [])
    .map((metric, index) => {
      const current =
        status.currentMetrics?.[index]?.resource?.current.averageUtilization;
      return `${metric.resource?.name}: ${
        current === undefined ? '<unknown>' : `${current}%`
      }/${metric.resource?.target.averageUtilization}%`;
    })
    .join(', ');
}

function ingressHosts(object: KubeObject): string {
  const rules = readPath(object, 'spec.rules');
  const hosts = (Array.isArray(rules) ? rules.filter(isRecord) : []).map(
    rule => rule.host ?? '*',
  );
  return hosts.join(',') || '*';
}

const workload = {
  group: 'apps',
  categories: ['all'],
  status: true,
  countsGeneration: true,
  validate: validateWorkload,
};

const apps: ResourceType[] = [
  builtInType({
    ...workload,
    kind: 'Deployment',
    plural: 'deployments',
    shortNames: ['deploy'],
    scale: true,
    applyDefaults: defaultDeployment,
    columns: [
      nameColumn,
      column('Ready', readyOf),
      countColumn('Up-to-date', 'status.updatedReplicas'),
      countColumn('Available', 'status.availableReplicas'),
      ageColumn,
      ...templateContainers,
      selectorColumn,
    ],
  }),
  builtInType({
    ...workload,
    kind: 'ReplicaSet',
    plural: 'replicasets',
    shortNames: ['rs'],
    scale: true,
    fieldPaths: ['status.replicas'],
    applyDefaults: defaultReplicaSet,
    columns: [
      nameColumn,
      countColumn('Desired', 'spec.replicas'),
      countColumn('Current', 'status.replicas'),
      countColumn('Ready', 'status.readyReplicas'),
      ageColumn,
      ...templateContainers,
      selectorColumn,
    ],
  }),
  builtInType({
    ...workload,
    kind: 'StatefulSet',
    plural: 'statefulsets',
    shortNames: ['sts'],
    scale: true,
    applyDefaults: defaultStatefulSet,
    columns: [
      nameColumn,
      column('Ready', readyOf),
      ageColumn,
      ...templateContainers,
    ],
  }),
  builtInType({
    ...workload,
    kind: 'DaemonSet',
    plural: 'daemonsets',
    shortNames: ['ds'],
    applyDefaults: defaultDaemonSet,
    columns: [
      nameColumn,
      countColumn('Desired', 'status.desiredNumberScheduled'),
      countColumn('Current', 'status.currentNumberScheduled'),
      countColumn('Ready', 'status.numberReady'),
      countColumn('Up-to-date', 'status.updatedNumberScheduled'),
      countColumn('Available', 'status.numberAvailable'),
      column('Node Selector', object => {
        const selector = readPath(object, 'spec.template.spec.nodeSelector');
        return isRecord(selector)
          ? Object.entries(selector)
              .map(([key, value]) => `${key}=${value}`)
              .join(',')
          : '<none>';
      }),
      ageColumn,
      ...templateContainers,
      selectorColumn,
    ],
  }),
];

const batch: ResourceType[] = [
  builtInType({
    group: 'batch',
    kind: 'Job',
    plural: 'jobs',
    categories: ['all'],
    status: true,
    countsGeneration: true,
    fieldPaths: ['status.successful'],
    applyDefaults: defaultJob,
    validate: object => validateJobSpec(object, 'spec'),
    columns: [
      nameColumn,
      column('Status', jobStatus),
      column(
        'Completions',
        object =>
          `${readPath(object, 'status.succeeded') ?? 0}/${
            readPath(object, 'spec.completions') ?? 1
          }`,
      ),
      column('Duration', jobDuration),
      ageColumn,
      ...templateContainers,
      selectorColumn,
    ],
  }),
  builtInType({
    group: 'batch',
    kind: 'CronJob',
    plural: 'cronjobs',
    shortNames: ['cj'],
    categories: ['all'],
    status: true,
    countsGeneration: true,
    applyDefaults: defaultCronJob,
    validate: object => [
      ...validateSchedule(readPath(object, 'spec.schedule')),
      ...validateJobSpec(object, 'spec.jobTemplate.spec'),
    ],
    columns: [
      nameColumn,
      column('Schedule', object => readPath(object, 'spec.schedule')),
      column(
        'Timezone',
        object => readPath(object, 'spec.timeZone') ?? '<none>',
      ),
      column('Suspend', object =>
        readPath(object, 'spec.suspend') ? 'True' : 'False',
      ),
      column('Active', object => {
        const active = readPath(object, 'status.active');
        return Array.isArray(active) ? active.length : 0;
      }),
      column('Last Schedule', (object, now) =>
        since(readPath(object, 'status.lastScheduleTime'), now),
      ),
      ageColumn,
    ],
  }),
];

/** Workloads and what surrounds them: scaling, disruption, ingress. */
export const workloadTypes: ResourceType[] = [
  ...apps,
  ...batch,
  builtInType({
    group: 'autoscaling',
    versions: ['v2'],
    kind: 'HorizontalPodAutoscaler',
    plural: 'horizontalpodautoscalers',
    shortNames: ['hpa'],
    categories: ['all'],
    status: true,
    applyDefaults: defaultAutoscaler,
    validate: object =>
      [
        'spec.maxReplicas',
        'spec.scaleTargetRef.kind',
        'spec.scaleTargetRef.name',
      ]
        .filter(path => !readPath(object, path))
        .map(path => requiredValue(path)),
    columns: [
      nameColumn,
      column(
        'Reference',
        object =>
          `${readPath(object, 'spec.scaleTargetRef.kind')}/${readPath(
            object,
            'spec.scaleTargetRef.name',
          )}`,
      ),
      column('Targets', autoscalerTargets),
      countColumn('MinPods', 'spec.minReplicas'),
      countColumn('MaxPods', 'spec.maxReplicas'),
      countColumn('Replicas', 'status.currentReplicas'),
      ageColumn,
    ],
  }),
  builtInType({
    group: 'policy',
    kind: 'PodDisruptionBudget',
    plural: 'poddisruptionbudgets',
    shortNames: ['pdb'],
    status: true,
    countsGeneration: true,
    applyDefaults: object => fill(object, { spec: {}, status: {} }),
    columns: [
      nameColumn,
      column(
        'Min Available',
        object => readPath(object, 'spec.minAvailable') ?? 'N/A',
      ),
      column(
        'Max Unavailable',
        object => readPath(object, 'spec.maxUnavailable') ?? 'N/A',
      ),
      countColumn('Allowed Disruptions', 'status.disruptionsAllowed'),
      ageColumn,
    ],
  }),
  builtInType({
    group: 'networking.k8s.io',
    kind: 'Ingress',
    plural: 'ingresses',
    shortNames: ['ing'],
    status: true,
    countsGeneration: true,
    applyDefaults: object =>
      fill(object, { spec: {}, status: { loadBalancer: {} } }),
    columns: [
      nameColumn,
      column(
        'Class',
        object => readPath(object, 'spec.ingressClassName') ?? '<none>',
      ),
      column('Hosts', ingressHosts),
      column('Address', object => {
        const balancers = readPath(object, 'status.loadBalancer.ingress');
        return (Array.isArray(balancers) ? balancers.filter(isRecord) : [])
          .map(item => item.ip ?? item.hostname)
          .join(',');
      }),
      column('Ports', object =>
        readPath(object, 'spec.tls') ? '80, 443' : '80',
      ),
      ageColumn,
    ],
  }),
];

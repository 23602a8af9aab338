import { defaultService } from '../model/workloadDefaults.ts';
import { defaultPod, ensureRecord, fill } from '../model/podDefaults.ts';
import { isRecord, readPath } from '../model/KubeObject.ts';
import type { KubeObject, UnknownRecord } from '../model/KubeObject.ts';
import { requiredValue } from '../model/FieldError.ts';
import { validatePodSpec, validatePodUpdate } from '../model/podValidation.ts';
import { summarizePod } from '../model/podStatusText.ts';
import type { Node, Pod } from '../model/shapes.ts';
import { builtInType } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';
import { ageColumn, column, nameColumn, since } from './tableColumns.ts';

function count(value: unknown): number {
  return isRecord(value) ? Object.keys(value).length : 0;
}

function nodeStatus(object: KubeObject): string {
  const node = object as Node;
  const ready = node.status.conditions?.find(item => item.type === 'Ready');
  const words = [ready?.status === 'True' ? 'Ready' : 'NotReady'];
  if (node.spec.unschedulable) {
    words.push('SchedulingDisabled');
  }
  return words.join(',');
}

function nodeRoles(object: KubeObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(object.metadata.labels ?? {})
    .filter(label => label.startsWith(prefix))
    .map(label => label.slice(prefix.length));
  return roles.join(',') || '<none>';
}

function nodeAddress(object: KubeObject, kind: string): string {
  const addresses = (object as Node).status.addresses ?? [];
  return addresses.find(item => item.type === kind)?.address ?? '<none>';
}

function podRestarts(object: KubeObject, now: number): string {
  const { restarts, lastRestart } = summarizePod(object as Pod);
  return restarts > 0 && lastRestart
    ? `${restarts} (${since(lastRestart, now)} ago)`
    : String(restarts);
}

function servicePorts(object: KubeObject): string {
  const ports = readPath(object, 'spec.ports');
  return (Array.isArray(ports) ? ports.filter(isRecord) : [])
    .map(port => `${port.port}/${port.protocol}`)
    .join(',');
}

const namespaces = builtInType({
  kind: 'Namespace',
  plural: 'namespaces',
  shortNames: ['ns'],
  namespaced: false,
  nameRule: 'label',
  deleteCollection: false,
  status: true,
  fieldPaths: ['status.phase', 'name'],
  applyDefaults: object => {
    const metadata = ensureRecord(object, 'metadata');
    const labels = ensureRecord(metadata, 'labels');
    labels['kubernetes.io/metadata.name'] = metadata.name;
  },
  prepareCreate: object => {
    object.spec = { finalizers: ['kubernetes'] };
    object.status = { phase: 'Active' };
  },
  columns: [
    nameColumn,
    column('Status', object => readPath(object, 'status.phase')),
    ageColumn,
  ],
});

const nodes = builtInType({
  kind: 'Node',
  plural: 'nodes',
  shortNames: ['no'],
  namespaced: false,
  status: true,
  fieldPaths: ['spec.unschedulable'],
  applyDefaults: object => fill(object, { spec: {}, status: {} }),
  columns: [
    nameColumn,
    column('Status', nodeStatus),
    column('Roles', nodeRoles),
    ageColumn,
    column('Version', object =>
      readPath(object, 'status.nodeInfo.kubeletVersion'),
    ),
    column('Internal-IP', object => nodeAddress(object, 'InternalIP'), 1),
    column('External-IP', object => nodeAddress(object, 'ExternalIP'), 1),
    column(
      'OS-Image',
      object => readPath(object, 'status.nodeInfo.osImage'),
      1,
    ),
    column(
      'Kernel-Version',
      object => readPath(object, 'status.nodeInfo.kernelVersion'),
      1,
    ),
    column(
      'Container-Runtime',
      object => readPath(object, 'status.nodeInfo.containerRuntimeVersion'),
      1,
    ),
  ],
});

const pods = builtInType({
  kind: 'Pod',
  plural: 'pods',
  shortNames: ['po'],
  categories: ['all'],
  status: true,
  countsGeneration: true,
  extra: [
    {
      name: 'eviction',
      kind: 'Eviction',
      group: 'policy',
      version: 'v1',
      verbs: ['create'],
    },
    { name: 'log', kind: 'Pod', verbs: ['get'] },
  ],
  fieldPaths: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  prepareCreate: defaultPod,
  validate: (object, previous) => [
    ...validatePodSpec(object.spec, 'spec'),
    ...(previous ? validatePodUpdate(object, previous) : []),
  ],
  columns: [
    nameColumn,
    column('Ready', object => {
      const { ready, total } = summarizePod(object as Pod);
      return `${ready}/${total}`;
    }),
    column('Status', object => summarizePod(object as Pod).status),
    column('Restarts', podRestarts),
    ageColumn,
    column('IP', object => readPath(object, 'status.podIP') ?? '<none>', 1),
    column('Node', object => readPath(object, 'spec.nodeName') ?? '<none>', 1),
    column('Nominated Node', () => '<none>', 1),
    column('Readiness Gates', () => '<none>', 1),
  ],
});

const services = builtInType({
  kind: 'Service',
  plural: 'services',
  shortNames: ['svc'],
  categories: ['all'],
  nameRule: 'label',
  status: true,
  fieldPaths: ['spec.clusterIP', 'spec.type'],
  applyDefaults: defaultService,
  columns: [
    nameColumn,
    column('Type', object => readPath(object, 'spec.type')),
    column(
      'Cluster-IP',
      object => readPath(object, 'spec.clusterIP') ?? 'None',
    ),
    column('External-IP', () => '<none>'),
    column('Port(s)', servicePorts),
    ageColumn,
  ],
});

const events = builtInType({
  kind: 'Event',
  plural: 'events',
  shortNames: ['ev'],
  fieldPaths: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  applyDefaults: object =>
    fill(object, {
      source: {},
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: null,
      reportingComponent: '',
      reportingInstance: '',
    }),
  validate: object =>
    isRecord(object.involvedObject) ? [] : [requiredValue('involvedObject')],
  columns: [
    column('Last Seen', (object, now) =>
      since(object.lastTimestamp ?? object.metadata.creationTimestamp, now),
    ),
    column('Type', object => object.type),
    column('Reason', object => object.reason),
    column('Object', object =>
      [
        String(readPath(object, 'involvedObject.kind')).toLowerCase(),
        readPath(object, 'involvedObject.name'),
      ].join('/'),
    ),
    column('Message', object => object.message),
    { ...nameColumn, priority: 1 },
  ],
});

/** A write-only `stringData` becomes `data`, as the API server does it. */
function defaultSecret(object: UnknownRecord): void {
  fill(object, { type: 'Opaque' });
  if (isRecord(object.stringData)) {
    const data = ensureRecord(object, 'data');
    for (const [key, value] of Object.entries(object.stringData)) {
      data[key] = Buffer.from(String(value)).toString('base64');
    }
    delete object.stringData;
  }
}

const dataColumn = column('Data', object => count(object.data));

/** The resources of the core group. */
export const coreTypes: ResourceType[] = [
  namespaces,
  nodes,
  pods,
  services,
  events,
  builtInType({
    kind: 'ConfigMap',
    plural: 'configmaps',
    shortNames: ['cm'],
    columns: [nameColumn, { ...dataColumn, type: 'integer' }, ageColumn],
  }),
  builtInType({
    kind: 'Secret',
    plural: 'secrets',
    fieldPaths: ['type'],
    applyDefaults: defaultSecret,
    columns: [
      nameColumn,
      column('Type', object => object.type),
      { ...dataColumn, type: 'integer' },
      ageColumn,
    ],
  }),
  builtInType({
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    shortNames: ['sa'],
    extra: [
      {
        name: 'token',
        kind: 'TokenRequest',
        group: 'authentication.k8s.io',
        version: 'v1',
        verbs: ['create'],
      },
    ],
    columns: [nameColumn, column('Secrets', () => 0), ageColumn],
  }),
  builtInType({
    kind: 'ResourceQuota',
    plural: 'resourcequotas',
    shortNames: ['quota'],
    status: true,
    applyDefaults: object => fill(object, { spec: {}, status: {} }),
    columns: [
      nameColumn,
      column('Request', object => {
        const hard = readPath(object, 'status.hard');
        const used = readPath(object, 'status.used');
        return Object.entries(isRecord(hard) ? hard : {})
          .map(
            ([key, limit]) =>
              `${key}: ${isRecord(used) ? used[key] ?? 0 : 0}/${limit}`,
          )
          .join(', ');
      }),
      ageColumn,
    ],
  }),
];

import { isRecord } from './KubeObject.ts';
import type { UnknownRecord } from './KubeObject.ts';
import { defaultPodSpec, ensureRecord, fill } from './podDefaults.ts';

function defaultTemplate(spec: UnknownRecord): void {
  const template = ensureRecord(spec, 'template');
  ensureRecord(template, 'metadata');
  defaultPodSpec(ensureRecord(template, 'spec'));
}

export function defaultDeployment(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  defaultTemplate(spec);
  fill(spec, {
    replicas: 1,
    strategy: { type: 'RollingUpdate' },
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  });
  const strategy = ensureRecord(spec, 'strategy');
  fill(strategy, { type: 'RollingUpdate' });
  if (strategy.type === 'RollingUpdate') {
    fill(ensureRecord(strategy, 'rollingUpdate'), {
      maxUnavailable: '25%',
      maxSurge: '25%',
    });
  }
  fill(object, { status: {} });
}

export function defaultReplicaSet(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  defaultTemplate(spec);
  fill(spec, { replicas: 1 });
  fill(object, { status: { replicas: 0 } });
}

export function defaultStatefulSet(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  defaultTemplate(spec);
  fill(spec, {
    replicas: 1,
    serviceName: '',
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    },
  });
  fill(object, { status: { replicas: 0, availableReplicas: 0 } });
}

export function defaultDaemonSet(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  defaultTemplate(spec);
  fill(spec, {
    revisionHistoryLimit: 10,
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
    },
  });
  fill(object, {
    status: {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    },
  });
}

function defaultJobSpec(spec: UnknownRecord): void {
  const template = ensureRecord(spec, 'template');
  const podSpec = ensureRecord(template, 'spec');
  ensureRecord(template, 'metadata');
  if (podSpec.restartPolicy !== undefined) {
    defaultPodSpec(podSpec);
  } else {
    // A job needs a policy of its own; the default of pods would hide that.
    defaultPodSpec(podSpec);
    podSpec.restartPolicy = undefined;
  }
  if (spec.completions === undefined && spec.parallelism === undefined) {
    fill(spec, { completions: 1 });
  }
  fill(spec, {
    parallelism: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: 'TerminatingOrFailed',
    manualSelector: false,
  });
}

/** Adds the selector that ties a job to its pods. */
export function defaultJob(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  defaultJobSpec(spec);
  const metadata = ensureRecord(object, 'metadata');
  if (spec.selector === undefined && typeof metadata.uid === 'string') {
    const labels = {
      'batch.kubernetes.io/controller-uid': metadata.uid,
      'batch.kubernetes.io/job-name': metadata.name,
      'controller-uid': metadata.uid,
      'job-name': metadata.name,
    };
    const template = ensureRecord(spec, 'template');
    const templateMetadata = ensureRecord(template, 'metadata');
    templateMetadata.labels = {
      ...(isRecord(templateMetadata.labels) ? templateMetadata.labels : {}),
      ...labels,
    };
    spec.selector = {
      matchLabels: { 'batch.kubernetes.io/controller-uid': metadata.uid },
    };
  }
  fill(object, { status: {} });
}

export function defaultCronJob(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  fill(spec, {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  });
  const template = ensureRecord(spec, 'jobTemplate');
  ensureRecord(template, 'metadata');
  const jobSpec = ensureRecord(template, 'spec');
  const podTemplate = ensureRecord(jobSpec, 'template');
  ensureRecord(podTemplate, 'metadata');
  const podSpec = ensureRecord(podTemplate, 'spec');
  const policy = podSpec.restartPolicy;
  defaultPodSpec(podSpec);
  podSpec.restartPolicy = policy;
  fill(object, { status: {} });
}

export function defaultService(object: UnknownRecord): void {
  const spec = ensureRecord(object, 'spec');
  fill(spec, {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    internalTrafficPolicy: 'Cluster',
  });
  for (const port of Array.isArray(spec.ports)
    ? spec.ports.filter(isRecord)
    : []) {
    fill(port, { protocol: 'TCP', targetPort: port.port });
  }
  fill(object, { status: { loadBalancer: {} } });
}

export function defaultAutoscaler(object: UnknownRecord): void {
  fill(ensureRecord(object, 'spec'), { minReplicas: 1 });
  fill(object, {
    status: { currentReplicas: 0, desiredReplicas: 0, currentMetrics: null },
  });
}

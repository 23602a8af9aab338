import type { KubeObject } from './KubeObject.ts';
import type { LabelSelector } from './labelSelector.ts';

/** The parts of the built-in kinds that the controllers read and write. */
export interface Container {
  name: string;
  image: string;
  restartPolicy?: string;
  command?: string[];
  ports?: { containerPort: number; name?: string; protocol?: string }[];
  env?: { name: string; value?: string; valueFrom?: unknown }[];
  resources?: {
    requests?: Record<string, string>;
    limits?: Record<string, string>;
  };
  readinessProbe?: { initialDelaySeconds?: number };
}

export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
  tolerationSeconds?: number;
}

export interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  nodeName?: string;
  nodeSelector?: Record<string, string>;
  restartPolicy?: string;
  terminationGracePeriodSeconds?: number;
  tolerations?: Toleration[];
  readinessGates?: { conditionType: string }[];
  serviceAccountName?: string;
  [field: string]: unknown;
}

export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  lastUpdateTime?: string;
  lastHeartbeatTime?: string;
  lastProbeTime?: null;
  observedGeneration?: number;
}

export interface ContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: {
    exitCode: number;
    reason: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    containerID?: string;
  };
}

export interface ContainerStatus {
  name: string;
  image: string;
  imageID: string;
  containerID?: string;
  ready: boolean;
  started?: boolean;
  restartCount: number;
  state: ContainerState;
  lastState: ContainerState;
}

export interface PodStatus {
  phase: string;
  conditions?: Condition[];
  containerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
  hostIP?: string;
  podIP?: string;
  reason?: string;
  message?: string;
  startTime?: string;
  [field: string]: unknown;
}

export interface Pod extends KubeObject {
  spec: PodSpec;
  status: PodStatus;
}

export interface PodTemplate {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
}

interface WorkloadStatus {
  observedGeneration?: number;
  replicas?: number;
  conditions?: Condition[];
  [field: string]: unknown;
}

export interface ReplicaSet extends KubeObject {
  spec: {
    replicas: number;
    minReadySeconds?: number;
    selector: LabelSelector;
    template: PodTemplate;
  };
  status: WorkloadStatus & {
    readyReplicas?: number;
    availableReplicas?: number;
  };
}

export interface Deployment extends KubeObject {
  spec: {
    replicas: number;
    selector: LabelSelector;
    template: PodTemplate;
    paused?: boolean;
    minReadySeconds?: number;
    progressDeadlineSeconds?: number;
    revisionHistoryLimit?: number;
    strategy: {
      type: string;
      rollingUpdate?: {
        maxSurge?: number | string;
        maxUnavailable?: number | string;
      };
    };
  };
  status: WorkloadStatus & {
    updatedReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
  };
}

export interface StatefulSet extends KubeObject {
  spec: {
    replicas: number;
    serviceName?: string;
    podManagementPolicy?: string;
    selector: LabelSelector;
    template: PodTemplate;
    updateStrategy?: {
      type?: string;
      rollingUpdate?: { partition?: number };
    };
  };
  status: WorkloadStatus & {
    updateRevision?: string;
    currentRevision?: string;
  };
}

export interface DaemonSet extends KubeObject {
  spec: {
    selector: LabelSelector;
    template: PodTemplate;
    updateStrategy?: {
      type?: string;
      rollingUpdate?: { maxUnavailable?: number | string };
    };
  };
  status: WorkloadStatus;
}

export interface JobSpec {
  parallelism?: number;
  completions?: number;
  backoffLimit?: number;
  suspend?: boolean;
  ttlSecondsAfterFinished?: number;
  selector?: LabelSelector;
  template: PodTemplate;
}

export interface Job extends KubeObject {
  spec: JobSpec;
  status: {
    active?: number;
    ready?: number;
    succeeded?: number;
    failed?: number;
    startTime?: string;
    completionTime?: string;
    conditions?: Condition[];
    [field: string]: unknown;
  };
}

export interface CronJob extends KubeObject {
  spec: {
    schedule: string;
    suspend?: boolean;
    concurrencyPolicy?: string;
    successfulJobsHistoryLimit?: number;
    failedJobsHistoryLimit?: number;
    jobTemplate: {
      metadata?: { labels?: Record<string, string> };
      spec: JobSpec;
    };
  };
  status: {
    active?: unknown[];
    lastScheduleTime?: string;
    lastSuccessfulTime?: string;
  };
}

export interface Taint {
  key: string;
  value?: string;
  effect: string;
  timeAdded?: string;
}

export interface Node extends KubeObject {
  spec: { unschedulable?: boolean; taints?: Taint[]; podCIDR?: string };
  status: {
    allocatable?: Record<string, string>;
    capacity?: Record<string, string>;
    conditions?: Condition[];
    addresses?: { type: string; address: string }[];
    [field: string]: unknown;
  };
}

export interface HorizontalPodAutoscaler extends KubeObject {
  spec: {
    scaleTargetRef: { kind: string; name: string; apiVersion?: string };
    minReplicas?: number;
    maxReplicas: number;
    metrics?: {
      type: string;
      resource?: {
        name: string;
        target: { type: string; averageUtilization?: number };
      };
    }[];
  };
  status: {
    currentReplicas?: number;
    desiredReplicas?: number;
    lastScaleTime?: string;
    currentMetrics?: {
      type: string;
      resource?: {
        name: string;
        current: { averageUtilization?: number; averageValue?: string };
      };
    }[];
    conditions?: Condition[];
  };
}

export interface PodDisruptionBudget extends KubeObject {
  spec: {
    selector: LabelSelector;
    minAvailable?: number | string;
    maxUnavailable?: number | string;
  };
  status: {
    disruptionsAllowed?: number;
    currentHealthy?: number;
    desiredHealthy?: number;
    expectedPods?: number;
    observedGeneration?: number;
    conditions?: Condition[];
  };
}

export interface ResourceQuota extends KubeObject {
  spec: { hard?: Record<string, string> };
  status: { hard?: Record<string, string>; used?: Record<string, string> };
}

/** Reads a count that may be a percentage of `total`, as rollouts have it. */
export function resolveCount(
  value: number | string | undefined,
  total: number,
  roundUp: boolean,
): number {
  if (typeof value !== 'string') {
    return value ?? 0;
  }
  const share = (total * Number.parseFloat(value)) / 100;
  return roundUp ? Math.ceil(share) : Math.floor(share);
}

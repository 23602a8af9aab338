import { condition, controlledBy, meta } from './objectParts';
import { Json } from './rubbish';

const template = {
  metadata: { labels: { app: 'cart' } },
  spec: {
    containers: [
      { name: 'app', image: 'example.com/cart:2' },
      { name: 'proxy', image: 'example.com/proxy:1' },
      { name: 'second-proxy', image: 'example.com/proxy:1' },
    ],
  },
};

/** A pod and one object of every kind of workload, by descriptor id. */
export const workloadObjects: Readonly<Record<string, Json>> = {
  pods: {
    metadata: meta('cart-1-abcde', controlledBy('ReplicaSet', 'cart-1')),
    spec: {
      nodeName: 'node-1',
      restartPolicy: 'Always',
      initContainers: [
        {
          name: 'mesh',
          image: 'example.com/mesh:1',
          restartPolicy: 'Always',
          resources: { requests: { cpu: '25m' } },
        },
        { name: 'migrate', image: 'example.com/cart:2' },
      ],
      containers: [
        {
          name: 'app',
          image: 'example.com/cart:2',
          resources: {
            requests: { cpu: '300m', memory: '256Mi' },
            limits: { cpu: '975m', memory: '512Mi' },
          },
        },
      ],
      overhead: { cpu: '25m' },
    },
    status: {
      phase: 'Running',
      reason: '',
      message: '',
      conditions: [
        condition('PodScheduled', 'True', ''),
        condition('Initialized', 'True', ''),
        condition('Ready', 'False', 'ContainersNotReady'),
      ],
      initContainerStatuses: [
        {
          name: 'mesh',
          ready: true,
          started: true,
          restartCount: 1,
          state: { running: { startedAt: '2024-01-01T00:00:10Z' } },
          lastState: {
            terminated: {
              exitCode: 1,
              reason: 'Error',
              finishedAt: '2024-01-01T00:00:09Z',
            },
          },
        },
        {
          name: 'migrate',
          restartCount: 0,
          state: { terminated: { exitCode: 0, reason: 'Completed' } },
        },
      ],
      containerStatuses: [
        {
          name: 'app',
          ready: false,
          started: false,
          restartCount: 3,
          state: {
            waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' },
          },
          lastState: {
            terminated: {
              exitCode: 137,
              signal: 9,
              reason: 'OOMKilled',
              message: 'gone',
              startedAt: '2024-01-02T00:00:00Z',
              finishedAt: '2024-01-02T00:00:00Z',
            },
          },
        },
      ],
    },
  },
  deployments: {
    metadata: meta('cart', controlledBy('Rollout', 'cart-rollout')),
    spec: { replicas: 3, paused: false, template },
    status: {
      observedGeneration: 2,
      replicas: 4,
      updatedReplicas: 2,
      readyReplicas: 3,
      availableReplicas: 3,
      conditions: [
        condition('Progressing', 'True', 'ReplicaSetUpdated'),
        condition('ReplicaFailure', 'False', ''),
        condition('Available', 'True', 'MinimumReplicasAvailable'),
      ],
    },
  },
  replicasets: {
    metadata: meta('cart-1', controlledBy('Deployment', 'cart')),
    spec: { replicas: 3, template },
    status: {
      observedGeneration: 2,
      replicas: 3,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')],
    },
  },
  statefulsets: {
    metadata: meta('db', controlledBy('Database', 'cart-db')),
    spec: {
      replicas: 3,
      template,
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { partition: 1 },
      },
    },
    status: {
      observedGeneration: 2,
      replicas: 3,
      readyReplicas: 3,
      updatedReplicas: 2,
      availableReplicas: 3,
      currentRevision: 'db-1',
      updateRevision: 'db-2',
    },
  },
  daemonsets: {
    metadata: meta('agent', controlledBy('Agent', 'agent')),
    spec: { template, updateStrategy: { type: 'OnDelete' } },
    status: {
      observedGeneration: 2,
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      updatedNumberScheduled: 2,
      numberReady: 3,
      numberAvailable: 3,
      numberMisscheduled: 1,
    },
  },
  jobs: {
    metadata: meta('report-1', controlledBy('CronJob', 'report')),
    spec: { completions: 5, parallelism: 2, template },
    status: {
      active: 2,
      succeeded: 1,
      failed: 1,
      conditions: [condition('FailureTarget', 'False', '')],
    },
  },
  cronjobs: {
    metadata: meta('report', controlledBy('Reports', 'all')),
    spec: {
      schedule: '0 3 * * *',
      timeZone: 'Europe/Vienna',
      suspend: false,
      jobTemplate: { spec: { template } },
    },
    status: {
      active: [{ kind: 'Job', name: 'report-1' }],
      lastScheduleTime: '2024-01-02T03:00:00Z',
      lastSuccessfulTime: '2024-01-01T03:05:00Z',
    },
  },
};

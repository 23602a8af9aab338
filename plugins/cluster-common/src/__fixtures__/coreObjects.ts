import { condition, controlledBy, meta } from './objectParts';
import { Json } from './rubbish';
import { workloadObjects } from './workloadObjects';

/** One object of every kind with all the fields that its projection reads, by descriptor id. */
export const coreObjects: Readonly<Record<string, Json>> = {
  ...workloadObjects,
  namespaces: {
    metadata: meta('shop', { namespace: '' }),
    status: {
      phase: 'Terminating',
      conditions: [
        condition('NamespaceContentRemaining', 'True', 'SomeResourcesRemain'),
      ],
    },
  },
  nodes: {
    metadata: meta('node-1', {
      namespace: '',
      labels: {
        'node-role.kubernetes.io/worker': '',
        'topology.kubernetes.io/zone': 'zone-a',
      },
    }),
    spec: {
      unschedulable: true,
      taints: [
        { key: 'dedicated', value: 'shop', effect: 'NoSchedule' },
        { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
      ],
    },
    status: {
      allocatable: { cpu: '3920m', memory: '8Gi', pods: '110' },
      capacity: { cpu: '4', memory: '9Gi', pods: '110' },
      nodeInfo: { kubeletVersion: 'v1.34.4' },
      conditions: [
        condition('MemoryPressure', 'True', 'KubeletHasInsufficientMemory'),
        condition('Ready', 'True', 'KubeletReady'),
      ],
    },
  },
  services: {
    metadata: meta('cart'),
    spec: {
      type: 'LoadBalancer',
      clusterIP: '10.0.0.7',
      externalIPs: ['192.0.2.9'],
      selector: { app: 'cart', tier: 'front' },
      ports: [
        { port: 80, nodePort: 30080, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    },
    status: {
      loadBalancer: {
        ingress: [{ ip: '192.0.2.1' }, { hostname: 'lb.example.com' }],
      },
    },
  },
  ingresses: {
    metadata: meta('cart'),
    spec: {
      ingressClassName: 'public',
      defaultBackend: { service: { name: 'fallback', port: { number: 80 } } },
      tls: [{ hosts: ['cart.example.com'], secretName: 'cart-tls' }],
      rules: [
        {
          host: 'cart.example.com',
          http: {
            paths: [
              { path: '/', backend: { service: { name: 'cart' } } },
              { path: '/api', backend: { service: { name: 'cart' } } },
            ],
          },
        },
        { http: { paths: [] } },
      ],
    },
    status: { loadBalancer: { ingress: [{ hostname: 'in.example.com' }] } },
  },
  horizontalpodautoscalers: {
    metadata: meta('cart', controlledBy('ScaledObject', 'cart-scaled')),
    spec: {
      minReplicas: 2,
      maxReplicas: 10,
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'cart',
      },
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 80 },
          },
        },
      ],
    },
    status: {
      currentReplicas: 10,
      desiredReplicas: 10,
      currentMetrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', current: { averageUtilization: 95 } },
        },
      ],
      conditions: [
        condition('AbleToScale', 'True', 'ReadyForNewScale'),
        condition('ScalingActive', 'True', 'ValidMetricFound'),
        condition('ScalingLimited', 'True', 'TooManyReplicas'),
      ],
    },
  },
  poddisruptionbudgets: {
    metadata: meta('cart', controlledBy('Deployment', 'cart')),
    spec: { minAvailable: '50%', maxUnavailable: 1 },
    status: {
      observedGeneration: 2,
      currentHealthy: 2,
      desiredHealthy: 2,
      expectedPods: 3,
      disruptionsAllowed: 0,
      conditions: [condition('DisruptionAllowed', 'False', 'InsufficientPods')],
    },
  },
  resourcequotas: {
    metadata: meta('shop'),
    spec: {
      hard: { pods: '10', 'requests.cpu': '4' },
      scopes: ['NotTerminating'],
      scopeSelector: {
        matchExpressions: [
          { scopeName: 'PriorityClass', operator: 'In', values: ['high'] },
          { scopeName: 'BestEffort', operator: 'Exists' },
        ],
      },
    },
    status: {
      hard: { pods: '10', 'requests.cpu': '4' },
      used: { pods: '9', 'requests.cpu': '1500m' },
    },
  },
  events: {
    metadata: meta('cart-1.17a'),
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 4,
    firstTimestamp: '2024-01-01T00:00:00Z',
    lastTimestamp: '2024-01-01T01:00:00Z',
    eventTime: '2024-01-01T00:00:00.000001Z',
    series: { count: 5, lastObservedTime: '2024-01-01T02:00:00.000001Z' },
    source: { component: 'kubelet', host: 'node-1' },
    reportingComponent: 'kubelet',
    involvedObject: { kind: 'Pod', name: 'cart-1-abcde', uid: 'uid-cart-pod' },
  },
  secrets: {
    metadata: meta('cart'),
    type: 'kubernetes.io/tls',
    data: { 'tls.key': 'aHVudGVyMg==', 'tls.crt': 'aHVudGVyMg==' },
  },
};

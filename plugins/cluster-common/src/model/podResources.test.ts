import { podResources } from './podResources';

interface Amounts {
  requests?: Record<string, unknown>;
  limits?: Record<string, unknown>;
}

const container = (name: string, resources: Amounts = {}) => ({
  name,
  resources,
});
const cpu = (name: string, requests: string, limits?: string) =>
  container(name, {
    requests: { cpu: requests },
    ...(limits ? { limits: { cpu: limits } } : {}),
  });
const sidecar = (name: string, requests: string, limits?: string) => ({
  ...cpu(name, requests, limits),
  restartPolicy: 'Always',
});
const pod = (spec: object, status: object = {}) => ({ spec, status });
const inForce = (name: string, resources: Amounts, allocated?: object) => ({
  name,
  resources,
  allocatedResources: allocated,
});

const infeasible = [
  { type: 'PodResizePending', status: 'True', reason: 'Infeasible' },
];

describe('podResources', () => {
  it.each<[string, unknown, [number, number, number, number]]>([
    ['nothing at all', undefined, [0, 0, 0, 0]],
    [
      'no amounts',
      pod({ containers: [container('a'), { name: 'b' }] }),
      [0, 0, 0, 0],
    ],
    [
      'containers together',
      pod({
        containers: [
          container('a', {
            requests: { cpu: '100m', memory: '128Mi' },
            limits: { cpu: '1', memory: '256Mi' },
          }),
          container('b', { requests: { cpu: 0.2, memory: '1G' } }),
        ],
      }),
      [300, 1_134_217_728, 1000, 268_435_456],
    ],
    [
      'an init container that needs more than all others',
      pod({
        containers: [cpu('a', '200m'), cpu('b', '300m')],
        initContainers: [cpu('i', '1'), cpu('j', '800m')],
      }),
      [1000, 0, 0, 0],
    ],
    [
      'init containers that need less, one by one',
      pod({
        containers: [cpu('a', '200m'), cpu('b', '300m')],
        initContainers: [cpu('i', '400m'), cpu('j', '400m')],
      }),
      [500, 0, 0, 0],
    ],
    [
      'sidecars beside the containers',
      pod({
        containers: [cpu('a', '200m', '1')],
        initContainers: [sidecar('s', '50m', '500m'), cpu('i', '100m', '1')],
      }),
      [250, 0, 1500, 0],
    ],
    [
      'an init container beside the sidecars that started before it',
      pod({
        containers: [cpu('a', '100m')],
        initContainers: [
          sidecar('s', '200m'),
          cpu('i', '900m'),
          sidecar('t', '300m'),
        ],
      }),
      [1100, 0, 0, 0],
    ],
    [
      'an init container before any sidecar',
      pod({
        containers: [cpu('a', '100m')],
        initContainers: [cpu('i', '900m'), sidecar('s', '200m')],
      }),
      [900, 0, 0, 0],
    ],
    [
      'each resource by its own step',
      pod({
        containers: [
          container('a', { requests: { cpu: '1', memory: '10Mi' } }),
        ],
        initContainers: [
          container('i', { requests: { cpu: '1m', memory: '1Gi' } }),
        ],
      }),
      [1000, 1_073_741_824, 0, 0],
    ],
    [
      'overhead, on limits only where there is one',
      pod({
        overhead: { cpu: '250m', memory: '64Mi' },
        containers: [
          container('a', {
            requests: { cpu: '1', memory: '1Mi' },
            limits: { memory: '2Mi' },
          }),
        ],
      }),
      [1250, 65 * 2 ** 20, 0, 66 * 2 ** 20],
    ],
    [
      'overhead alone',
      pod({ overhead: { cpu: '250m' }, containers: [container('a')] }),
      [250, 0, 0, 0],
    ],
    [
      'amounts of the pod instead of those of its containers',
      pod({
        resources: {
          requests: { cpu: '2' },
          limits: { cpu: '4', memory: '1Gi' },
        },
        overhead: { cpu: '100m' },
        containers: [
          container('a', {
            requests: { cpu: '100m', memory: '5Mi' },
            limits: { cpu: '1', memory: '2Gi' },
          }),
        ],
        initContainers: [cpu('i', '9')],
      }),
      [2100, 5 * 2 ** 20, 4100, 2 ** 30],
    ],
    [
      'a pod that grows: what it shall have',
      pod(
        { containers: [cpu('a', '2', '2')] },
        {
          containerStatuses: [
            inForce(
              'a',
              { requests: { cpu: '1' }, limits: { cpu: '1' } },
              { cpu: '1' },
            ),
          ],
        },
      ),
      [2000, 0, 2000, 0],
    ],
    [
      'a pod that shrinks: what it still has',
      pod(
        { containers: [cpu('a', '500m', '1')] },
        {
          containerStatuses: [
            inForce(
              'a',
              { requests: { cpu: '1500m' }, limits: { cpu: '3' } },
              { cpu: '500m' },
            ),
          ],
        },
      ),
      [1500, 0, 3000, 0],
    ],
    [
      'a resize that no node can give: what it has',
      pod(
        { containers: [cpu('a', '64', '64')] },
        {
          conditions: infeasible,
          containerStatuses: [
            inForce(
              'a',
              { requests: { cpu: '1' }, limits: { cpu: '2' } },
              { cpu: '1' },
            ),
          ],
        },
      ),
      [1000, 0, 2000, 0],
    ],
    [
      'a sidecar that is resized',
      pod(
        {
          containers: [cpu('a', '100m')],
          initContainers: [sidecar('s', '100m')],
        },
        {
          initContainerStatuses: [
            inForce('s', { requests: { cpu: '400m' } }, { cpu: '100m' }),
          ],
        },
      ),
      [500, 0, 0, 0],
    ],
    [
      'fractions, rounded up once in the end',
      pod({
        containers: [
          container('a', { requests: { cpu: '0.1', memory: '0.1Gi' } }),
          container('b', { requests: { cpu: '0.2', memory: '0.1Gi' } }),
          container('c', { requests: { cpu: '100u' } }),
        ],
      }),
      [301, 214_748_365, 0, 0],
    ],
    [
      'quantities that are none',
      pod({
        overhead: 'much',
        resources: [],
        containers: [
          container('a', { requests: { cpu: 'lots', memory: -5 } }),
          container('b', { requests: { cpu: '1e400', memory: null } }),
        ],
      }),
      [0, 0, 0, 0],
    ],
  ])('%s', (_, object, [cpuRequest, memoryRequest, cpuLimit, memoryLimit]) => {
    expect(podResources(object)).toEqual({
      cpuRequest,
      memoryRequest,
      cpuLimit,
      memoryLimit,
    });
  });
});

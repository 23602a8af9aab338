import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';

let version = 0;

type Overrides = Partial<KubernetesObject['metadata']> &
  Record<string, unknown>;

function make(
  kind: string,
  name: string,
  rest: Record<string, unknown>,
  metadata: Overrides = {},
): KubernetesObject {
  version += 1;
  return {
    kind,
    metadata: {
      name,
      uid: `uid-${name}`,
      namespace: 'shop',
      resourceVersion: String(version),
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    ...rest,
  };
}

/** A reference to a controller, for `ownerReferences`. */
export function ownedBy(kind: string, name: string) {
  return {
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind,
        name,
        uid: `uid-${name}`,
        controller: true,
      },
    ],
  };
}

/** A pod in the namespace `shop`. */
export function pod(
  name: string,
  metadata: Overrides = {},
  phase = 'Running',
): KubernetesObject {
  return make(
    'Pod',
    name,
    {
      spec: {
        nodeName: 'node-1',
        containers: [{ name: 'main', image: 'app:1' }],
      },
      status: {
        phase,
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [
          {
            name: 'main',
            ready: true,
            restartCount: 0,
            image: 'app:1',
            state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
          },
        ],
      },
    },
    metadata,
  );
}

/** A ReplicaSet or Deployment with one replica. */
export function workload(
  kind: 'ReplicaSet' | 'Deployment',
  name: string,
  metadata: Overrides = {},
): KubernetesObject {
  return make(
    kind,
    name,
    {
      spec: {
        replicas: 1,
        template: { spec: { containers: [{ name: 'main', image: 'app:1' }] } },
      },
      status: {
        replicas: 1,
        readyReplicas: 1,
        updatedReplicas: 1,
        availableReplicas: 1,
      },
    },
    metadata,
  );
}

/** A Namespace. */
export function namespace(
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return make(
    'Namespace',
    name,
    { status: { phase: 'Active' } },
    { uid: `uid-ns-${name}`, namespace: undefined, labels },
  );
}

/** An event about an object. */
export function event(
  name: string,
  about: { kind: string; name: string },
): KubernetesObject {
  return make('Event', name, {
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 3,
    firstTimestamp: '2026-01-01T00:00:00Z',
    lastTimestamp: '2026-01-01T00:05:00Z',
    source: { component: 'kubelet' },
    involvedObject: {
      kind: about.kind,
      namespace: 'shop',
      name: about.name,
      uid: `uid-${about.name}`,
    },
  });
}

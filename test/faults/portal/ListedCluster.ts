import { KubeConfig } from '@kubernetes/client-node';
import {
  KubernetesObject,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { mockServices } from '@backstage/backend-test-utils';
import { ClusterHub } from '@wheelhouse/backstage-plugin-cluster-node';
import { HubCluster } from '../../../plugins/cluster-node/src/hub/HubCluster';
import {
  KindSink,
  UpstreamCluster,
} from '../../../plugins/cluster-node/src/upstream/UpstreamCluster';
import { RawApi } from '../../targets/RawApi';

/** Objects of each kind, by the descriptor's id, as the API server lists them. */
export type Listing = ReadonlyMap<string, readonly KubernetesObject[]>;

/** Lists kinds straight from the API server. */
export async function listKinds(
  api: RawApi,
  cluster: HubCluster,
  descriptors: readonly ResourceDescriptor[],
): Promise<Listing> {
  const listing = new Map<string, KubernetesObject[]>();
  for (const descriptor of descriptors) {
    const path = await cluster.resourcePath(descriptor);
    const { status, body } = await api.get(path);
    if (status !== 200) {
      throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    }
    listing.set(
      descriptor.id,
      body.items.map((item: KubernetesObject) => ({
        kind: descriptor.kind,
        apiVersion: body.apiVersion,
        ...item,
      })),
    );
  }
  return listing;
}

/** Names of objects that came, went or changed from one listing to another. */
export function changesBetween(before: Listing, now: Listing): string[] {
  const versions = new Map<string, string>();
  for (const [kind, objects] of before) {
    for (const object of objects) {
      versions.set(nameOf(kind, object), versionOf(object));
    }
  }
  const changed: string[] = [];
  for (const [kind, objects] of now) {
    for (const object of objects) {
      const name = nameOf(kind, object);
      if (versions.get(name) !== versionOf(object)) {
        changed.push(name);
      }
      versions.delete(name);
    }
  }
  return [...changed, ...versions.keys()];
}

function nameOf(kind: string, { metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

function versionOf({ metadata }: KubernetesObject): string {
  return `${metadata.uid} ${metadata.resourceVersion}`;
}

/** A hub that got one list of each kind, and no changes after it. */
export function hubOf(
  name: string,
  listing: Listing,
  descriptors: readonly ResourceDescriptor[],
): ClusterHub {
  const upstream: UpstreamCluster = {
    definition: {
      name,
      title: name,
      source: 'a fresh list',
      kubeConfig: new KubeConfig(),
      sandbox: false,
      allow: [],
      identity: 'serviceAccount',
      namespaceOwners: {},
    },
    client: {
      request: () => Promise.reject(new Error('a list asks nobody')),
      stream: () => Promise.reject(new Error('a list asks nobody')),
      socket: () => Promise.reject(new Error('a list asks nobody')),
    },
    health: () => ({ state: 'live', since: new Date() }),
    onHealth: () => () => undefined,
    resourcePath: () => Promise.reject(new Error('a list has no paths')),
    watchKind(descriptor, sink: KindSink) {
      sink.beginList();
      for (const object of listing.get(descriptor.id) ?? []) {
        sink.upsert(object);
      }
      sink.endList();
      sink.state({ state: 'live', since: new Date() });
      return { stop: () => undefined, states: () => ['live'] };
    },
    stop: () => undefined,
  };
  const hub = ClusterHub.create({
    upstreams: [upstream],
    logger: mockServices.rootLogger({ level: 'none' }),
  });
  const [cluster] = hub.clusters();
  for (const descriptor of descriptors) {
    cluster.acquire(descriptor);
  }
  return hub;
}

import { KubeConfig } from '@kubernetes/client-node';
import {
  KubernetesObject,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiClient } from '../../../plugins/cluster-node/src/upstream/ApiClient';
import {
  KindSink,
  UpstreamCluster,
} from '../../../plugins/cluster-node/src/upstream/UpstreamCluster';

const beginning = new Date(0);

/** A cluster whose lists are there at once, and that changes as it is told. */
export class InstantUpstream implements UpstreamCluster {
  readonly definition = {
    ...{ name: 'bench', title: 'bench', source: 'the bench', sandbox: false },
    ...{ kubeConfig: new KubeConfig(), allow: [], namespaceOwners: {} },
    identity: 'serviceAccount' as const,
  };
  readonly client: ApiClient = {
    request: async () => Promise.reject(new Error('nobody to ask')),
    stream: async () => Promise.reject(new Error('nobody to ask')),
    socket: async () => Promise.reject(new Error('nobody to ask')),
  };
  private readonly sinks = new Map<string, KindSink>();

  constructor(
    private readonly objects: (kind: string) => Iterable<KubernetesObject>,
  ) {}

  health() {
    return { state: 'live' as const, since: beginning };
  }

  onHealth() {
    return () => undefined;
  }

  watchKind(descriptor: ResourceDescriptor, sink: KindSink) {
    this.sinks.set(descriptor.id, sink);
    sink.beginList();
    for (const object of this.objects(descriptor.id)) {
      sink.upsert(object);
    }
    sink.endList();
    sink.state({ state: 'live', since: beginning });
    return { states: () => ['live' as const], stop: () => undefined };
  }

  change(kind: string, object: KubernetesObject): void {
    this.sinks.get(kind)?.upsert(object);
  }

  async resourcePath(): Promise<string> {
    throw new Error('nobody to ask');
  }

  stop(): void {}
}

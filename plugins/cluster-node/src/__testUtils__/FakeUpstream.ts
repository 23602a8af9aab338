import { KubeConfig } from '@kubernetes/client-node';
import {
  KubernetesObject,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterDefinition } from '../clusters/ClusterDefinition';
import { ApiClient, ApiRequest } from '../upstream/ApiClient';
import {
  ClusterHealth,
  KindSink,
  KindState,
  UpstreamCluster,
} from '../upstream/UpstreamCluster';

/** A cluster whose watches deliver what a test says. */
export class FakeUpstream implements UpstreamCluster {
  readonly definition: ClusterDefinition;
  readonly requests: ApiRequest[] = [];
  /** Answers of the API server by path; an Error is thrown. */
  readonly answers = new Map<string, (request: ApiRequest) => unknown>();
  readonly sinks = new Map<string, KindSink>();
  readonly stopped: string[] = [];
  private readonly states = new Map<string, KindState['state']>();
  private readonly listeners = new Set<() => void>();
  private current: ClusterHealth = { state: 'live', since: new Date(0) };

  constructor(
    name: string,
    overlay: Partial<Omit<ClusterDefinition, 'name'>> = {},
  ) {
    this.definition = {
      name,
      title: name,
      source: 'a test',
      kubeConfig: new KubeConfig(),
      sandbox: false,
      allow: [],
      identity: 'serviceAccount',
      namespaceOwners: {},
      ...overlay,
    };
  }

  readonly client: ApiClient = {
    request: async <T>(request: ApiRequest) => {
      this.requests.push(request);
      const answer = await this.answers.get(request.path)?.(request);
      if (answer === undefined) {
        throw new Error(`no answer for ${request.path}`);
      }
      if (answer instanceof Error) {
        throw answer;
      }
      return answer as T;
    },
    stream: async () => {
      throw new Error('a fake upstream has no streams');
    },
    socket: async () => {
      throw new Error('a fake upstream has no sockets');
    },
  };

  health(): ClusterHealth {
    return this.current;
  }

  setHealth(health: ClusterHealth): void {
    this.current = health;
    for (const listener of this.listeners) {
      listener();
    }
  }

  onHealth(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  watchKind(descriptor: ResourceDescriptor, sink: KindSink) {
    this.sinks.set(descriptor.id, sink);
    this.states.set(descriptor.id, 'connecting');
    return {
      states: () => [this.states.get(descriptor.id) ?? 'connecting'],
      stop: () => {
        this.sinks.delete(descriptor.id);
        this.stopped.push(descriptor.id);
      },
    };
  }

  async resourcePath(
    descriptor: ResourceDescriptor,
    target: { namespace?: string; name?: string } = {},
  ): Promise<string> {
    return ['', descriptor.plural, target.namespace, target.name]
      .filter(part => part !== undefined)
      .join('/');
  }

  stop(): void {
    this.stopped.push('all');
  }

  /** Delivers a whole list of a kind, and that it is live. */
  list(kind: string, objects: KubernetesObject[], namespace?: string): void {
    const sink = this.sink(kind);
    sink.beginList(namespace);
    for (const object of objects) {
      sink.upsert(object);
    }
    sink.endList(namespace);
    this.state(kind, { state: 'live', since: new Date(0) });
  }

  state(kind: string, state: KindState): void {
    this.states.set(kind, state.state);
    this.sink(kind).state(state);
  }

  sink(kind: string): KindSink {
    const sink = this.sinks.get(kind);
    if (!sink) {
      throw new Error(`${kind} is not watched`);
    }
    return sink;
  }
}

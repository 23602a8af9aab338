import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  FeedEvent,
  FeedSubscription,
  ObjectResponse,
  RowsRequest,
  SourceState,
  WireRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ClusterGateway,
  GatewaySubscription,
  ObjectTarget,
  EntityWorkloads,
  ReadRows,
} from '@wheelhouse/backstage-plugin-cluster-node';

/** A subscription whose rows a test sets by hand; it gathers changes as the real one does. */
export class FakeSubscription implements GatewaySubscription {
  closed = false;
  takes = 0;
  private readonly rows = new Map<string, WireRow>();
  private readonly changed = new Set<string>();
  private seq = 0;
  private started = false;

  constructor(
    readonly subscription: FeedSubscription,
    readonly credentials: BackstageCredentials,
    readonly onPending: () => void,
  ) {}

  get id(): string {
    return this.subscription.id;
  }

  set(name: string, value: string): void {
    this.rows.set(name, ['one', name, value]);
    this.changed.add(name);
    this.seq++;
    this.onPending();
  }

  take(): FeedEvent[] {
    this.takes++;
    const { id } = this;
    const cursor = { epoch: 'test', seq: this.seq };
    const changed = [...this.changed];
    this.changed.clear();
    if (!this.started) {
      this.started = true;
      const rows = [...this.rows.values()];
      const columns = ['cluster', 'id', 'value'];
      return [
        { type: 'state', id, sources: [] },
        { type: 'snapshot', id, cursor, columns, rows, total: rows.length },
      ];
    }
    const upserts = changed.flatMap(name => {
      const row = this.rows.get(name);
      return row ? [row] : [];
    });
    return upserts.length > 0
      ? [{ type: 'delta', id, cursor, upserts, removes: [] }]
      : [];
  }

  close(): void {
    this.closed = true;
  }
}

/** A gateway over one pretend cluster, for tests of what lies in front of it. */
export class FakeGateway implements ClusterGateway {
  readonly opened: FakeSubscription[] = [];
  /** What was asked for, in order: the method and its arguments. */
  readonly calls: unknown[][] = [];
  /** Thrown by the next one-shot read. */
  failure: Error | undefined;
  /** The next events read throws this. */
  eventsFailure: Error | undefined;

  async clusters(): Promise<ClustersResponse> {
    this.note('clusters');
    return {
      clusters: [
        {
          name: 'one',
          title: 'One',
          state: 'live',
          since: '2026-01-01T00:00:00.000Z',
          identity: 'serviceAccount',
          allow: [],
          sandbox: false,
        },
      ],
      problems: [
        { name: 'gke', message: 'Locators of type gke are not read.' },
      ],
    };
  }

  async subscribe(
    credentials: BackstageCredentials,
    subscription: FeedSubscription,
    { onPending }: { onPending(): void },
  ): Promise<GatewaySubscription> {
    if (subscription.kind === 'broken') {
      throw new TypeError('secret detail of the inside');
    }
    if (subscription.kind === 'unicorns') {
      throw new InputError("There is no kind 'unicorns'. Known kinds: pods.");
    }
    const unknown = subscription.scope?.clusters?.find(name => name !== 'one');
    if (unknown) {
      throw new NotFoundError(`There is no cluster '${unknown}'.`);
    }
    const opened = new FakeSubscription(subscription, credentials, onPending);
    this.opened.push(opened);
    return opened;
  }

  /** The rows of every kind: name, restarts and message. */
  rowsOfKind: [string, number, string | null][] = [];
  rowSources: SourceState[] = [];
  /** Offsets of the parts that were asked for. */
  readonly slices: number[] = [];

  async rows(
    _credentials: BackstageCredentials,
    request: RowsRequest,
  ): Promise<ReadRows> {
    this.note('rows', request);
    const rows = this.rowsOfKind;
    return {
      columns: ['cluster', 'id', 'name', 'restarts', 'message'],
      total: rows.length,
      sources: this.rowSources,
      slice: (offset, limit) => {
        this.slices.push(offset);
        return rows
          .slice(offset, offset + limit)
          .map(([name, ...cells]) => ['one', `id-${name}`, name, ...cells]);
      },
    };
  }

  async facets(
    _credentials: BackstageCredentials,
    request: FacetsRequest,
  ): Promise<FacetsResponse> {
    this.note('facets', request);
    return { values: [{ value: 'shop', count: 2 }], total: 1 };
  }

  async object(
    _credentials: BackstageCredentials,
    target: ObjectTarget,
    view: 'masked' | 'full',
  ): Promise<ObjectResponse> {
    this.note('object', target, view);
    const { name, namespace } = target;
    return { object: { metadata: { name, namespace, uid: 'u1' } } };
  }

  async events(
    _credentials: BackstageCredentials,
    target: ObjectTarget,
  ): Promise<EventsResponse> {
    if (this.eventsFailure) {
      throw this.eventsFailure;
    }
    this.note('events', target);
    const { kind, namespace = '', name } = target;
    return {
      events: [
        {
          uid: 'e1',
          type: 'Warning',
          reason: 'BackOff',
          message: 'Back-off restarting failed container',
          count: 4,
          firstSeen: 1,
          lastSeen: 2,
          source: 'kubelet',
          about: { kind, namespace, name, uid: 'u1' },
        },
      ],
    };
  }

  async checkAccess(
    _credentials: BackstageCredentials,
    request: AccessCheckRequest,
  ): Promise<AccessCheckResponse> {
    this.note('checkAccess', request);
    return request.action === 'read'
      ? { allowed: true }
      : { allowed: false, deniedBy: 'permission', reason: 'No.' };
  }

  async workloads(
    _credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<EntityWorkloads> {
    this.note('workloads', entityRef);
    const workloads: EntityWorkloads['workloads'] = [
      {
        cluster: 'one',
        id: 'w1',
        namespace: 'shop',
        name: 'cart',
        created: 1,
        tone: 'ok',
        reason: 'Available',
        kind: 'Deployment',
        desired: 2,
        ready: 2,
        images: ['cart:1'],
      },
    ];
    return {
      workloads,
      sources: [
        {
          cluster: 'two',
          kind: 'deployments',
          state: 'denied',
          since: new Date(0).toISOString(),
          reason: 'Not for you.',
        },
      ],
    };
  }

  private note(...call: unknown[]): void {
    this.calls.push(call);
    const { failure } = this;
    if (failure) {
      this.failure = undefined;
      throw failure;
    }
  }
}

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  applyFeedEvent,
  FeedState,
  FeedSubscription,
  initialFeedState,
  KubernetesObject,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { GatewaySubscription } from '../gateway/ClusterGateway';
import { DefaultClusterGateway } from '../gateway/DefaultClusterGateway';
import { ClusterHub } from '../hub/ClusterHub';
import { FakeUpstream } from './FakeUpstream';

const kinds = [
  'namespaces',
  'nodes',
  'pods',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'services',
  'resourcequotas',
];

/** A gateway over clusters whose watches deliver what a test says. */
export class TestFleet {
  /** What the permission framework answers from now on. */
  decision: unknown = { result: AuthorizeResult.ALLOW };
  readonly upstreams: Readonly<Record<string, FakeUpstream>>;
  readonly hub: ClusterHub;
  readonly gateway: DefaultClusterGateway;

  constructor(
    clusters: Record<string, Record<string, KubernetesObject[]>>,
    entities: Entity[] = [],
    /** Kinds of which no list has arrived yet. */
    unlisted: readonly string[] = [],
  ) {
    this.upstreams = Object.fromEntries(
      Object.keys(clusters).map(name => [name, new FakeUpstream(name)]),
    );
    const logger = mockServices.logger.mock();
    const upstreams = Object.values(this.upstreams);
    this.hub = ClusterHub.create({ upstreams, logger, linger: 10 });
    this.gateway = DefaultClusterGateway.create({
      hub: this.hub,
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [this.decision] as never,
      }),
      userInfo: mockServices.userInfo(),
      catalog: catalogServiceMock({ entities }),
      config: mockServices.rootConfig({
        data: { permission: { enabled: true } },
      }),
      logger,
    });
    for (const [name, objects] of Object.entries(clusters)) {
      for (const kind of kinds.filter(one => !unlisted.includes(one))) {
        this.upstreams[name].list(kind, objects[kind] ?? []);
      }
    }
  }

  async open(
    subscription: Omit<FeedSubscription, 'id'>,
    onPending = () => undefined,
  ): Promise<FollowedRows> {
    return new FollowedRows(
      await this.gateway.subscribe(
        mockCredentials.user(),
        { id: 'a', ...subscription },
        { onPending },
      ),
    );
  }
}

/** What a client knows of a subscription. */
export class FollowedRows {
  state: FeedState = initialFeedState;

  constructor(private readonly live: GatewaySubscription) {}

  /** Takes what has gathered; returns the types of the events. */
  take(): string[] {
    const events = this.live.take();
    for (const event of events) {
      this.state = applyFeedEvent(this.state, event);
    }
    return events.map(({ type }) => type);
  }

  rows<TRow>(): (TRow & ResourceRow)[] {
    return [...this.state.rows.values()] as (TRow & ResourceRow)[];
  }

  close(): void {
    this.live.close();
  }
}

import {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AccessCheckRequest,
  AccessCheckResponse,
  applyFeedEvent,
  ClusterInfo,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  FeedState,
  FeedSubscription,
  initialFeedState,
  ObjectResponse,
  ResourceDescriptor,
  ResourceRow,
  RowsRequest,
  WorkloadRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessDecider } from '../access/AccessDecider';
import { AccessReviews } from '../access/AccessReviews';
import { AccessSet } from '../access/AccessSet';
import { Impersonator } from '../access/Impersonator';
import { recentUserInfo, sharedDecisions } from '../access/recentDecisions';
import { ClusterHub } from '../hub/ClusterHub';
import { HubCluster } from '../hub/HubCluster';
import { clusterRow, countedKinds } from '../views/clusterRow';
import { countedIn } from '../views/hiddenCells';
import { RowFrame } from '../views/frames/RowFrame';
import { RowSelection } from '../views/RowSelection';
import { Shared } from '../views/Shared';
import { WindowIndexes } from '../views/WindowIndexes';
import {
  ClusterGateway,
  EntityWorkloads,
  GatewaySubscription,
  ObjectTarget,
  ReadRows,
} from './ClusterGateway';
import { EntityScopes } from './EntityScopes';
import { LiveSubscription } from './LiveSubscription';
import { ObjectEvents } from './ObjectEvents';
import { ObjectReader } from './ObjectReader';
import { RowReader } from './RowReader';
import { settled } from './settled';
import { resolveTarget, SubscriptionTarget } from './SubscriptionTarget';

/** What the gateway is made of. */
export interface ClusterGatewayOptions {
  hub: ClusterHub;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  catalog: CatalogService;
  config: RootConfigService;
  logger: LoggerService;
}

// Together with the age that a kept access review may have, what a user loses
// is off the screen within a minute.
const REFRESH_SECONDS = 30;
const MAX_REFRESH_SECONDS = 3600;

/** The gateway over the hub of this process. */
export class DefaultClusterGateway implements ClusterGateway {
  private readonly indexes = new WindowIndexes();
  private readonly rowReader = new RowReader({
    indexes: this.indexes,
    resolve: (...asked) => this.resolve(...asked),
    decide: (...asked) => this.decide(...asked),
  });
  private readonly selections = new Shared<RowSelection>();
  private readonly frames = new Shared<RowFrame>();

  private constructor(
    private readonly options: ClusterGatewayOptions,
    private readonly decider: AccessDecider,
    private readonly viewDecider: AccessDecider,
    private readonly reader: ObjectReader,
    private readonly objectEvents: ObjectEvents,
    private readonly entityScopes: EntityScopes,
    private readonly refresh: number,
  ) {}

  static create(options: ClusterGatewayOptions): DefaultClusterGateway {
    const { hub, permissions, userInfo, catalog, config } = options;
    const impersonator = new Impersonator(recentUserInfo(userInfo));
    const reviews = new AccessReviews();
    const decider = new AccessDecider(permissions, impersonator, reviews);
    const reader = new ObjectReader(
      hub,
      decider,
      impersonator,
      config.getOptionalBoolean('permission.enabled') === true,
    );
    return new DefaultClusterGateway(
      options,
      decider,
      new AccessDecider(sharedDecisions(permissions), impersonator, reviews),
      reader,
      new ObjectEvents(hub, decider, reader),
      new EntityScopes(catalog),
      1000 * refreshSeconds(config),
    );
  }

  async clusters(credentials: BackstageCredentials): Promise<ClustersResponse> {
    const { hub } = this.options;
    const access = await this.decider.decide(credentials, {
      clusters: hub.clusters(),
      descriptors: countedKinds.flatMap(kind => hub.descriptorsOf(kind)),
    });
    const clusters = hub
      .clusters()
      .filter(cluster => clusterRow(cluster, access) !== undefined)
      .map(clusterInfo);
    return { clusters, problems: [...hub.problems] };
  }

  async subscribe(
    credentials: BackstageCredentials,
    subscription: FeedSubscription,
    { onPending }: { onPending(): void },
  ): Promise<GatewaySubscription> {
    return this.open(credentials, subscription, onPending);
  }

  rows(
    credentials: BackstageCredentials,
    request: RowsRequest,
  ): Promise<ReadRows> {
    return this.rowReader.read(credentials, request);
  }

  facets(
    credentials: BackstageCredentials,
    request: FacetsRequest,
  ): Promise<FacetsResponse> {
    return this.rowReader.facets(credentials, request);
  }

  async object(
    credentials: BackstageCredentials,
    target: ObjectTarget,
    view: 'masked' | 'full',
  ): Promise<ObjectResponse> {
    return this.reader.read(credentials, target, view);
  }

  async events(
    credentials: BackstageCredentials,
    target: ObjectTarget,
  ): Promise<EventsResponse> {
    return this.objectEvents.of(credentials, target);
  }

  async checkAccess(
    credentials: BackstageCredentials,
    request: AccessCheckRequest,
  ): Promise<AccessCheckResponse> {
    const target = this.reader.resolve({ name: '', ...request });
    const refusal = await this.reader.refusal(
      credentials,
      target,
      request.action,
    );
    return refusal ? { allowed: false, ...refusal } : { allowed: true };
  }

  async workloads(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<EntityWorkloads> {
    const live = await this.open(
      credentials,
      { id: 'workloads', kind: 'workloads', scope: { entityRef } },
      () => undefined,
    );
    try {
      await settled(live.tables);
      const state = live
        .take()
        .reduce<FeedState>(
          (before, event) => applyFeedEvent(before, event),
          initialFeedState,
        );
      return {
        workloads: [...state.rows.values()] as (WorkloadRow & ResourceRow)[],
        sources: [...state.sources],
      };
    } finally {
      live.close();
    }
  }

  private open(
    credentials: BackstageCredentials,
    subscription: FeedSubscription,
    onPending: () => void,
  ): Promise<LiveSubscription> {
    const { hub, logger } = this.options;
    return LiveSubscription.open({
      hub,
      logger,
      indexes: this.indexes,
      selections: this.selections,
      frames: this.frames,
      subscription,
      refresh: this.refresh,
      onPending,
      resolve: () => this.resolve(credentials, subscription),
      decide: target => this.decide(credentials, target),
    });
  }

  private resolve(
    credentials: BackstageCredentials,
    subscription: FeedSubscription,
  ): Promise<SubscriptionTarget> {
    const { hub } = this.options;
    return resolveTarget(hub, this.entityScopes, credentials, subscription);
  }

  private decide(
    credentials: BackstageCredentials,
    { clusters, descriptors, scope }: SubscriptionTarget,
  ): Promise<AccessSet> {
    return this.viewDecider.decide(credentials, {
      clusters,
      descriptors: withCounted(this.options.hub, descriptors),
      namespaces: scope.namespaces ? [...scope.namespaces] : undefined,
    });
  }
}

function refreshSeconds(config: RootConfigService): number {
  const key = 'wheelhouse.access.refreshSeconds';
  const seconds = config.getOptionalNumber(key) ?? REFRESH_SECONDS;
  if (!(seconds >= 1 && seconds <= MAX_REFRESH_SECONDS)) {
    throw new InputError(
      `${key} must be between 1 and ${MAX_REFRESH_SECONDS} seconds, but is ${seconds}.`,
    );
  }
  return seconds;
}

function clusterInfo(cluster: HubCluster): ClusterInfo {
  const { name, title, identity, allow, sandbox } = cluster.definition;
  const { state, since, reason, version } = cluster.health();
  return {
    name,
    title,
    state,
    since: since.toISOString(),
    reason,
    version,
    identity,
    allow: [...allow],
    sandbox,
  };
}

/** The kinds of a subscription and those that their rows count. */
function withCounted(
  hub: ClusterHub,
  descriptors: readonly ResourceDescriptor[],
): ResourceDescriptor[] {
  const counted = descriptors.flatMap(({ id }) => countedIn[id] ?? []);
  return [
    ...new Set([...descriptors, ...counted.map(id => hub.descriptor(id))]),
  ];
}

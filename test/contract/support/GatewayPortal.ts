import { once } from 'node:events';
import http, { IncomingMessage } from 'node:http';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { KubeConfig } from '@kubernetes/client-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import clusterPlugin from '@wheelhouse/backstage-plugin-cluster-backend';
import {
  applyFeedEvent,
  FeedEvent,
  FeedState,
  FeedSubscription,
  initialFeedState,
  ResourceDescriptor,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterHubServiceFactory,
  clusterHubServiceRef,
  clusterSupplierServiceRef,
  UpstreamTiming,
} from '@wheelhouse/backstage-plugin-cluster-node';

/** How a portal of the suite is set up. */
export interface GatewayPortalOptions {
  kubeConfig: KubeConfig;
  /** The name of a second context of the same cluster. */
  twin?: string;
  entities?: Entity[];
  descriptors?: ResourceDescriptor[];
  /** The `wheelhouse.clusters.contract` overlay. */
  overlay?: JsonObject;
  refreshSeconds?: number;
  /** Replaces some of the timing towards the API server. */
  timing?: Partial<UpstreamTiming>;
  /** The groups of users, by their entity refs; nobody is in any if not given. */
  groups?: Record<string, string[]>;
}

/** The name of a portal's cluster, the only one unless it has a twin. */
export const CLUSTER = 'contract';

/** A backend with the cluster plugin over one real or pretended API server. */
export class GatewayPortal {
  /** What the permission framework answers from now on. */
  decision: PolicyDecision = { result: AuthorizeResult.ALLOW };
  private readonly feeds: GatewayFeed[] = [];
  private backend: { stop(): Promise<void> } | undefined;
  /** Without a path. */
  url = '';

  private constructor() {}

  static async start(options: GatewayPortalOptions): Promise<GatewayPortal> {
    const portal = new GatewayPortal();
    const backend = await startTestBackend({
      features: [
        clusterPlugin,
        kindsPlugin(options.descriptors ?? []),
        clusterHubServiceFactory({ timing: options.timing }),
        userInfoFactory(options.groups ?? {}),
        catalogServiceMock.factory({ entities: options.entities ?? [] }),
        createServiceFactory({
          service: clusterSupplierServiceRef,
          deps: {},
          factory: () => ({
            id: 'contract suite',
            supply: async () => ({
              clusters: [CLUSTER, options.twin]
                .filter(name => name !== undefined)
                .map(name => ({ name, kubeConfig: options.kubeConfig })),
            }),
          }),
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => ({
            authorize: async requests =>
              requests.map(() => ({ result: AuthorizeResult.ALLOW })),
            authorizeConditional: async requests =>
              requests.map(() => portal.decision),
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            wheelhouse: {
              access: { refreshSeconds: options.refreshSeconds ?? 30 },
              ...(options.overlay
                ? { clusters: { [CLUSTER]: options.overlay } }
                : {}),
            },
          },
        }),
      ],
    });
    portal.backend = backend;
    portal.url = `http://127.0.0.1:${backend.server.port()}`;
    return portal;
  }

  async get(
    path: string,
    user?: string,
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(`${this.url}/api/cluster${path}`, {
      headers: { authorization: mockCredentials.user.header(user) },
    });
    return { status: response.status, body: await response.json() };
  }

  async feed(
    subscriptions: FeedSubscription[],
    user = 'user:default/mock',
  ): Promise<GatewayFeed> {
    const feed = await GatewayFeed.open(this.url, subscriptions, user);
    this.feeds.push(feed);
    return feed;
  }

  async stop(): Promise<void> {
    for (const feed of this.feeds) {
      feed.close();
    }
    await this.backend?.stop();
  }
}

/** Follows a feed as a browser would. */
export class GatewayFeed {
  readonly events: FeedEvent[] = [];
  private readonly states = new Map<string, FeedState>();
  private text = '';

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', chunk => this.read(chunk));
    response.on('error', () => undefined);
  }

  static async open(
    url: string,
    subscriptions: FeedSubscription[],
    user: string,
  ): Promise<GatewayFeed> {
    const request = http.request(`${url}/api/cluster/v1/feed`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        authorization: mockCredentials.user.header(user),
      },
    });
    request.end(JSON.stringify({ subscriptions }));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) {
      response.resume();
      throw new Error(`the feed answered ${response.statusCode}`);
    }
    return new GatewayFeed(response);
  }

  state(id: string): FeedState {
    return this.states.get(id) ?? initialFeedState;
  }

  rows<TRow>(id: string): (TRow & ResourceRow)[] {
    return [...this.state(id).rows.values()] as (TRow & ResourceRow)[];
  }

  /** Waits until `reached`; the error says what the feed looked like instead. */
  async until(
    reached: (feed: this) => boolean,
    milliseconds = 60_000,
  ): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!reached(this)) {
      if (Date.now() > deadline) {
        throw new Error(
          `not reached: ${reached}\n${JSON.stringify(
            [...this.states].map(([id, { rows, sources, error }]) => ({
              id,
              rows: [...rows.values()].slice(0, 20),
              sources,
              error,
            })),
          )}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  close(): void {
    this.response.destroy();
  }

  private read(chunk: string): void {
    const frames = (this.text + chunk).split('\n\n');
    this.text = frames.pop() ?? '';
    for (const frame of frames) {
      const data = frame.split('\n').find(line => line.startsWith('data: '));
      if (!data) {
        continue;
      }
      const event: FeedEvent = JSON.parse(data.slice('data: '.length));
      this.events.push(event);
      if ('id' in event && event.id) {
        this.states.set(event.id, applyFeedEvent(this.state(event.id), event));
      }
    }
  }
}

function userInfoFactory(groups: Record<string, string[]>) {
  const mock = mockServices.userInfo();
  return createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      async getUserInfo(credentials) {
        const { userEntityRef } = await mock.getUserInfo(credentials);
        return {
          userEntityRef,
          ownershipEntityRefs: [
            userEntityRef,
            ...(groups[userEntityRef] ?? []),
          ],
        };
      },
    }),
  });
}

function kindsPlugin(descriptors: ResourceDescriptor[]) {
  return createBackendPlugin({
    pluginId: 'contract',
    register(env) {
      env.registerInit({
        deps: { hub: clusterHubServiceRef },
        async init({ hub }) {
          hub.register(descriptors);
        },
      });
    },
  });
}

import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CLUSTERS_KIND,
  FeedEvent,
  FeedSubscription,
  OVERVIEW_KIND,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet, noAccess } from '../access/AccessSet';
import { ClusterHub } from '../hub/ClusterHub';
import { TableLease } from '../hub/HubCluster';
import { openClustersFrame } from '../views/openClustersFrame';
import { FrameView } from '../views/frames/FrameView';
import { RowFrame } from '../views/frames/RowFrame';
import { ListView } from '../views/ListView';
import { RowSelection } from '../views/RowSelection';
import { Shared } from '../views/Shared';
import {
  openOverviewFrame,
  OverviewQuestion,
} from '../views/overview/openOverviewFrame';
import { ResourceView } from '../views/ResourceView';
import { WindowIndexes } from '../views/WindowIndexes';
import { WindowView } from '../views/WindowView';
import { GatewaySubscription } from './ClusterGateway';
import { followNamespaces } from './followNamespaces';
import { SubscriptionTarget } from './SubscriptionTarget';

const SOON_MILLISECONDS = 1_000;
// A decision that takes longer than this is as bad as none.
const DEADLINE_MILLISECONDS = 15_000;

/** How the rows of kinds that are sums are kept. */
const openFrames = new Map<string, (question: OverviewQuestion) => RowFrame>([
  [CLUSTERS_KIND, openClustersFrame],
  [OVERVIEW_KIND, openOverviewFrame],
]);

/** What a live subscription needs of the gateway. */
export interface LiveSubscriptionOptions {
  hub: ClusterHub;
  indexes: WindowIndexes;
  selections: Shared<RowSelection>;
  frames: Shared<RowFrame>;
  logger: LoggerService;
  subscription: FeedSubscription;
  /** Resolves the subscription again, since annotations change. */
  resolve(): Promise<SubscriptionTarget>;
  /** Decides anew what may be seen of the target. */
  decide(target: SubscriptionTarget): Promise<AccessSet>;
  onPending(): void;
  /** Milliseconds between two decisions. */
  refresh: number;
}

/** A view that follows what its user may see and what its entity selects. */
export class LiveSubscription implements GatewaySubscription {
  private leases: TableLease[] = [];
  private view: ResourceView | undefined;
  private target: SubscriptionTarget | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopFollowing: () => void = () => undefined;
  private refreshing = false;
  private closed = false;

  private constructor(private readonly options: LiveSubscriptionOptions) {}

  static async open(
    options: LiveSubscriptionOptions,
  ): Promise<LiveSubscription> {
    const live = new LiveSubscription(options);
    const [target, access] = await live.ask();
    try {
      live.show(target, access, options.subscription.since);
    } catch (error) {
      live.close();
      throw error;
    }
    live.scheduleRefresh();
    return live;
  }

  get id(): string {
    return this.options.subscription.id;
  }

  /** The tables behind the rows, each watched as long as this is open. */
  get tables() {
    return this.leases.map(({ table }) => table);
  }

  take(): FeedEvent[] {
    return this.view?.take() ?? [];
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.dispose();
  }

  private scheduleRefresh(): void {
    if (!this.closed) {
      this.timer = setTimeout(() => this.refresh(), this.options.refresh);
      this.timer.unref();
    }
  }

  private async refresh(): Promise<void> {
    this.refreshing = true;
    try {
      const [target, access] = await withDeadline(this.ask());
      if (this.closed) {
        return;
      }
      if (target.key === this.target?.key) {
        this.view?.setAccess(access);
      } else {
        this.show(target, access);
        this.options.onPending();
      }
    } catch (error) {
      this.options.logger.warn(
        `Access to ${this.options.subscription.kind} could not be checked again, so nothing is shown: ${error}`,
      );
      this.view?.setAccess(
        noAccess(
          'What you may see could not be checked just now; it is tried again by itself.',
        ),
      );
    } finally {
      this.refreshing = false;
      this.scheduleRefresh();
    }
  }

  private async ask(): Promise<[SubscriptionTarget, AccessSet]> {
    const target = await this.options.resolve();
    return [target, await this.options.decide(target)];
  }

  private show(
    target: SubscriptionTarget,
    access: AccessSet,
    since?: FeedSubscription['since'],
  ): void {
    const { leases, view } = this;
    this.leases = target.clusters.flatMap(cluster =>
      target.descriptors.map(descriptor => cluster.acquire(descriptor)),
    );
    this.view = undefined;
    this.target = target;
    view?.close();
    this.stopFollowing();
    for (const lease of leases) {
      lease.release();
    }
    this.view = this.makeView(target, access, since);
    this.stopFollowing = access.dependsOnNamespaces
      ? followNamespaces(target.clusters, () => this.refreshSoon())
      : () => undefined;
  }

  /** A namespace came, went or changed its owner, and with it what may be seen. */
  private refreshSoon(): void {
    if (!this.closed && !this.refreshing) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), SOON_MILLISECONDS);
      this.timer.unref();
    }
  }

  private makeView(
    target: SubscriptionTarget,
    access: AccessSet,
    since: FeedSubscription['since'],
  ): ResourceView {
    const { hub, indexes, selections, frames, subscription, onPending } =
      this.options;
    const { id, kind, window } = subscription;
    const common = {
      id,
      tables: this.tables,
      columns: target.columns,
      access,
      epoch: ({ fingerprint }: AccessSet) =>
        digest([hub.epoch, target.key, fingerprint]),
      position: () => hub.position(),
      superseded: hub.superseded,
      onPending,
    };
    const open = openFrames.get(kind);
    if (open) {
      const { clusters, scope } = target;
      const { tables, ...rest } = common;
      return new FrameView({
        ...rest,
        tables: kind === OVERVIEW_KIND ? tables : [],
        lease: seen =>
          frames.acquire(
            JSON.stringify([kind, target.key, seen.fingerprint]),
            () =>
              open({ clusters, scope, tables, access: seen, names: hub.names }),
          ),
      });
    }
    return window
      ? new WindowView({ ...common, scope: target.scope, window, indexes })
      : new ListView({ ...common, scope: target.scope, selections, since });
  }

  private dispose(): void {
    this.stopFollowing();
    this.view?.close();
    this.view = undefined;
    for (const lease of this.leases) {
      lease.release();
    }
    this.leases = [];
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('base64url')
    .slice(0, 22);
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error('the decision took too long')),
      DEADLINE_MILLISECONDS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

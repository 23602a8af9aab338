import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  CLUSTERS_KIND,
  FacetsRequest,
  FacetsResponse,
  FeedSubscription,
  OVERVIEW_KIND,
  RowsRequest,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { KindTable } from '../hub/KindTable';
import { columnFacets } from '../views/columnFacets';
import { sourceStates } from '../views/ResourceView';
import { WindowIndexes } from '../views/WindowIndexes';
import { viewColumns, wireRows } from '../views/wireRows';
import { ReadRows } from './ClusterGateway';
import { settled } from './settled';
import { SubscriptionTarget } from './SubscriptionTarget';

/** What a row reader needs of the gateway. */
export interface RowReaderOptions {
  indexes: WindowIndexes;
  resolve(
    credentials: BackstageCredentials,
    subscription: FeedSubscription,
  ): Promise<SubscriptionTarget>;
  decide(
    credentials: BackstageCredentials,
    target: SubscriptionTarget,
  ): Promise<AccessSet>;
}

interface Sight {
  target: SubscriptionTarget;
  tables: readonly KindTable[];
  access: AccessSet;
  sources: SourceState[];
}

/** Reads rows once, from the tables that live views follow and by the same access. */
export class RowReader {
  constructor(private readonly options: RowReaderOptions) {}

  read(
    credentials: BackstageCredentials,
    request: RowsRequest,
  ): Promise<ReadRows> {
    const { sort, filters, text } = request;
    return this.look(credentials, request, async sight => {
      const { target, tables, access, sources } = sight;
      const { scope, columns } = target;
      const order = { tables, scope, access, sort, filters, text };
      const lease = this.options.indexes.acquire(order);
      try {
        const rows = await lease.value.rows();
        return {
          columns,
          total: rows.length,
          sources,
          slice: (offset: number, limit: number) =>
            wireRows(rows.slice(offset, offset + limit), columns, access),
        };
      } finally {
        lease.release();
      }
    });
  }

  facets(
    credentials: BackstageCredentials,
    request: FacetsRequest,
  ): Promise<FacetsResponse> {
    const { column } = request;
    return this.look(credentials, { ...request, columns: [column] }, sight =>
      columnFacets(request, {
        tables: sight.tables,
        scope: sight.target.scope,
        access: sight.access,
      }),
    );
  }

  /** Works on the tables of a request; they are watched until it is done. */
  private async look<T>(
    credentials: BackstageCredentials,
    request: RowsRequest,
    work: (sight: Sight) => Promise<T>,
  ): Promise<T> {
    const { kind, scope, columns } = request;
    if (kind === CLUSTERS_KIND || kind === OVERVIEW_KIND) {
      throw new InputError(
        `The rows of ${kind} are sums and can only be followed by the feed.`,
      );
    }
    const target = await this.options.resolve(credentials, {
      id: 'rows',
      kind,
      scope,
      columns,
    });
    viewColumns(target.descriptors, [
      ...(request.sort ? [request.sort.column] : []),
      ...Object.keys(request.filters ?? {}),
    ]);
    const access = await this.options.decide(credentials, target);
    const leases = target.clusters.flatMap(cluster =>
      target.descriptors.map(descriptor => cluster.acquire(descriptor)),
    );
    try {
      const tables = leases.map(({ table }) => table);
      await settled(
        tables.filter(
          ({ cluster, descriptor }) => !access.denial(cluster, descriptor.id),
        ),
      );
      const sources = sourceStates(tables, access, new Date());
      checkReadable(kind, sources);
      return await work({ target, tables, access, sources });
    } finally {
      for (const lease of leases) {
        lease.release();
      }
    }
  }
}

/** An empty answer must mean that there is nothing, not that nothing could be looked at. */
function checkReadable(kind: string, sources: readonly SourceState[]): void {
  const unread = sources.filter(({ state }) =>
    ['connecting', 'denied', 'failed'].includes(state),
  );
  if (unread.length < sources.length || unread.length === 0) {
    return;
  }
  const undecided = unread.find(({ state }) => state !== 'denied');
  if (!undecided) {
    const [{ reason = `You may not see ${kind}.` }] = unread;
    throw new NotAllowedError(reason);
  }
  const { cluster, reason = 'they are being read for the first time' } =
    undecided;
  throw new ServiceUnavailableError(
    `The ${kind} of cluster '${cluster}' are not known yet: ${reason}. Try again in a moment.`,
  );
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EventRow,
  EventsResponse,
  ObjectEvent,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessDecider } from '../access/AccessDecider';
import { ClusterHub } from '../hub/ClusterHub';
import { StoredRow } from '../hub/StoredRow';
import { ObjectReader, ResolvedTarget } from './ObjectReader';
import { settled } from './settled';
import { ObjectTarget } from './ClusterGateway';

const MOST_EVENTS = 200;

/** Events about an object and about what it owns, from the hub's watch. */
export class ObjectEvents {
  constructor(
    private readonly hub: ClusterHub,
    private readonly decider: AccessDecider,
    private readonly reader: ObjectReader,
  ) {}

  async of(
    credentials: BackstageCredentials,
    requested: ObjectTarget,
  ): Promise<EventsResponse> {
    const target = this.reader.resolve(requested);
    await this.reader.authorize(credentials, target, 'read');
    const descriptor = this.hub.descriptor('events');
    const access = await this.decider.decide(credentials, {
      clusters: [target.hubCluster],
      descriptors: [descriptor],
      // Events about cluster-scoped objects live in the namespace default.
      namespaces: [target.namespace ?? 'default'],
    });
    const lease = target.hubCluster.acquire(descriptor);
    try {
      await settled([lease.table]);
      const events: ObjectEvent[] = [];
      for (const stored of lease.table.rows()) {
        const { cluster, namespace } = stored.row;
        if (
          isAbout(stored, target) &&
          access.allows(cluster, descriptor.id, namespace)
        ) {
          events.push(toEvent(stored));
        }
      }
      return {
        events: events
          .sort((a, b) => b.lastSeen - a.lastSeen)
          .slice(0, MOST_EVENTS),
      };
    } finally {
      lease.release();
    }
  }
}

function isAbout(stored: StoredRow, target: ResolvedTarget): boolean {
  const { aboutKind, aboutName, namespace } = stored.row as ResourceRow &
    EventRow;
  const direct =
    aboutKind === target.descriptor.kind &&
    aboutName === target.name &&
    (target.namespace === undefined || namespace === target.namespace);
  return (
    direct ||
    stored.owners.some(
      owner =>
        owner.kind === target.descriptor.id &&
        owner.row.name === target.name &&
        owner.row.namespace === (target.namespace ?? ''),
    )
  );
}

function toEvent(stored: StoredRow): ObjectEvent {
  const row = stored.row as ResourceRow & EventRow;
  const { type, reason, message, count, firstSeen, lastSeen, source } = row;
  return {
    uid: stored.uid,
    type,
    reason,
    message,
    count,
    firstSeen,
    lastSeen,
    source,
    about: {
      kind: row.aboutKind,
      namespace: row.namespace,
      name: row.aboutName,
      uid: stored.parentUid ?? '',
    },
  };
}

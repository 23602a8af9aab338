import { LoggerService } from '@backstage/backend-plugin-api';
import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterDefinition } from '../clusters/ClusterDefinition';
import {
  ClusterHealth,
  KindSink,
  KindState,
  UpstreamCluster,
  UpstreamWatch,
} from '../upstream/UpstreamCluster';
import { ApiClient } from '../upstream/ApiClient';
import { KindTally } from '../meters/KindTally';
import { ClusterModel } from './ClusterModel';
import { FleetNames } from './counters/FleetNames';
import { Interner } from './Interner';
import { KindTable } from './KindTable';

const LINGER_MILLISECONDS = 30_000;

/** A table in use. Release it when nobody looks any more. */
export interface TableLease {
  table: KindTable;
  release(): void;
}

/** How a kind that was ever watched is doing. */
export interface KindFigures {
  kind: string;
  rows: number;
  /** Of each collection that is watched for it; empty when none is. */
  states: KindState['state'][];
  tally: KindTally;
}

interface RunningWatch {
  table: KindTable;
  upstream: UpstreamWatch;
  users: number;
  linger?: NodeJS.Timeout;
}

/** One cluster in the hub: its connection, its model, and the watches in between. */
export class HubCluster {
  readonly model: ClusterModel;
  private readonly watches = new Map<string, RunningWatch>();
  private readonly tallies = new Map<string, KindTally>();

  constructor(
    private readonly upstream: UpstreamCluster,
    private readonly options: {
      logger: LoggerService;
      interner: Interner;
      names: FleetNames;
      nextSeq(): number;
      linger?: number;
    },
  ) {
    this.model = new ClusterModel(
      upstream.definition.name,
      options.interner,
      options.nextSeq,
      upstream.definition.namespaceOwners,
      upstream.definition.namespaces,
      error =>
        options.logger.error(
          `A view of cluster ${upstream.definition.name} could not follow a change.`,
          error instanceof Error ? error : new Error(String(error)),
        ),
      options.names,
    );
  }

  get definition(): ClusterDefinition {
    return this.upstream.definition;
  }

  get client(): ApiClient {
    return this.upstream.client;
  }

  health(): ClusterHealth {
    return this.upstream.health();
  }

  onHealth(listener: () => void): () => void {
    return this.upstream.onHealth(listener);
  }

  resourcePath(
    ...args: Parameters<UpstreamCluster['resourcePath']>
  ): Promise<string> {
    return this.upstream.resourcePath(...args);
  }

  /** The table of a kind, watched as long as anybody holds a lease, and 30 s longer. */
  acquire(descriptor: ResourceDescriptor): TableLease {
    const watch = this.watches.get(descriptor.id) ?? this.start(descriptor);
    watch.users += 1;
    clearTimeout(watch.linger);
    let released = false;
    return {
      table: watch.table,
      release: () => {
        if (!released) {
          released = true;
          this.release(descriptor, watch);
        }
      },
    };
  }

  /** For meters: every kind that was ever watched. */
  figures(): KindFigures[] {
    return Array.from(this.tallies, ([kind, tally]) => {
      const watch = this.watches.get(kind);
      return {
        kind,
        rows: watch?.table.size ?? 0,
        states: watch?.upstream.states() ?? [],
        tally,
      };
    });
  }

  stop(): void {
    for (const watch of this.watches.values()) {
      clearTimeout(watch.linger);
      watch.upstream.stop();
    }
    this.watches.clear();
    this.model.dispose();
    this.upstream.stop();
  }

  private release(descriptor: ResourceDescriptor, watch: RunningWatch): void {
    watch.users -= 1;
    if (watch.users > 0) {
      return;
    }
    watch.linger = setTimeout(() => {
      watch.upstream.stop();
      this.watches.delete(descriptor.id);
      this.tally(descriptor.id).noteEnd();
      for (const { uid } of [...watch.table.rows()]) {
        this.model.remove(watch.table, uid);
      }
      this.model.tables.delete(descriptor.id);
    }, this.options.linger ?? LINGER_MILLISECONDS);
    watch.linger.unref();
  }

  private start(descriptor: ResourceDescriptor): RunningWatch {
    const table = this.model.table(descriptor);
    const upstream = this.upstream.watchKind(
      descriptor,
      new TableSink(
        this.model,
        table,
        this.tally(descriptor.id),
        this.options.logger,
      ),
    );
    const watch = { table, upstream, users: 0 };
    this.watches.set(descriptor.id, watch);
    return watch;
  }

  private tally(kind: string): KindTally {
    const tally = this.tallies.get(kind) ?? new KindTally();
    this.tallies.set(kind, tally);
    return tally;
  }
}

/** Carries what a watch delivers into the model. */
class TableSink implements KindSink {
  /** Uids that the list in progress has named, per namespace that is listed. */
  private readonly seen = new Map<string | undefined, Set<string>>();
  private listed = false;

  constructor(
    private readonly model: ClusterModel,
    private readonly table: KindTable,
    private readonly tally: KindTally,
    private readonly logger: LoggerService,
  ) {}

  listing: KindSink['listing'] = reason => this.tally.noteList(reason);

  beginList(namespace?: string): void {
    this.seen.set(namespace, new Set());
    if (!this.listed) {
      this.table.holdBack();
    }
  }

  upsert: KindSink['upsert'] = object => {
    const uid = object.metadata?.uid;
    if (!uid) {
      this.logger.warn(
        `${this.model.cluster} sent an object of ${this.table.descriptor.id} without metadata.uid; it is not shown.`,
      );
      return;
    }
    this.model.upsert(this.table, object);
    const everywhere = this.seen.get(undefined)?.add(uid);
    if (!this.seen.get(object.metadata.namespace)?.add(uid) && !everywhere) {
      this.tally.changes += 1;
    }
  };

  endList(namespace?: string): void {
    const seen = this.seen.get(namespace);
    this.seen.delete(namespace);
    for (const { uid, row } of [...this.table.rows()]) {
      const covered = namespace === undefined || row.namespace === namespace;
      if (covered && !seen?.has(uid)) {
        this.model.remove(this.table, uid);
      }
    }
    this.listed = true;
    this.table.letGo();
  }

  delete: KindSink['delete'] = object => {
    this.tally.changes += 1;
    this.model.remove(this.table, object.metadata.uid);
    for (const uids of this.seen.values()) {
      uids.delete(object.metadata.uid);
    }
  };

  state: KindSink['state'] = state => {
    if (state.state === 'absent' || state.state === 'denied') {
      for (const { uid } of [...this.table.rows()]) {
        this.model.remove(this.table, uid);
      }
    }
    this.table.setState(state);
    this.tally.noteState(state);
  };
}

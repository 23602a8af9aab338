import { FeedEvent, RowKey } from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../../access/AccessSet';
import { KindTable } from '../../hub/KindTable';
import { ResourceView, sourceStates } from '../ResourceView';
import { Lease } from '../Shared';
import { FrameRow, RowFrame } from './RowFrame';

/** What a view of a frame is made of. */
export interface FrameViewOptions {
  id: string;
  /** The tables whose states are told. */
  tables: readonly KindTable[];
  access: AccessSet;
  /** The frame for what may be seen. */
  lease(access: AccessSet): Lease<RowFrame>;
  epoch(access: AccessSet): string;
  position(): number;
  onPending(): void;
}

/** The rows of a shared frame for one viewer: a snapshot, then the rows that changed. */
export class FrameView implements ResourceView {
  private readonly stopListening: (() => void)[];
  private access: AccessSet;
  private accessSince = new Date();
  private lease: Lease<RowFrame>;
  private stopFrame: () => void;
  private sent: ReadonlyMap<RowKey, FrameRow> | undefined;
  private rowsDue = true;
  private stateDue = true;

  constructor(private readonly options: FrameViewOptions) {
    this.access = options.access;
    [this.lease, this.stopFrame] = this.openFrame();
    this.stopListening = options.tables.map(table =>
      table.listen({
        changed: () => undefined,
        reset: () => undefined,
        stateChanged: () => this.noteState(),
      }),
    );
  }

  take(): FeedEvent[] {
    const { id, tables } = this.options;
    const events: FeedEvent[] = [];
    if (this.stateDue) {
      const sources = sourceStates(tables, this.access, this.accessSince);
      events.push({ type: 'state', id, sources });
    }
    if (this.rowsDue) {
      events.push(...this.takeRows());
    }
    this.stateDue = false;
    this.rowsDue = false;
    return events;
  }

  setAccess(access: AccessSet): void {
    if (access.fingerprint === this.access.fingerprint) {
      return;
    }
    this.access = access;
    this.accessSince = new Date();
    const { lease, stopFrame } = this;
    [this.lease, this.stopFrame] = this.openFrame();
    stopFrame();
    lease.release();
    this.noteRows();
    this.noteState();
  }

  close(): void {
    this.stopFrame();
    this.lease.release();
    for (const stop of this.stopListening) {
      stop();
    }
  }

  private openFrame(): [Lease<RowFrame>, () => void] {
    const lease = this.options.lease(this.access);
    return [lease, lease.value.listen(() => this.noteRows())];
  }

  private takeRows(): FeedEvent[] {
    const { id, epoch, position } = this.options;
    const { sent } = this;
    const rows = this.lease.value.rows();
    const cursor = { epoch: epoch(this.access), seq: position() };
    this.sent = new Map(rows.map(known => [known.row.id, known]));
    if (!sent) {
      return [
        {
          type: 'snapshot',
          id,
          cursor,
          columns: this.lease.value.columns,
          rows: this.lease.value.wireRows(),
          total: rows.length,
        },
      ];
    }
    const upserts = rows.filter(known => sent.get(known.row.id) !== known);
    const removes = [...sent.keys()].filter(key => !this.sent?.has(key));
    return upserts.length + removes.length > 0
      ? [
          {
            type: 'delta',
            id,
            cursor,
            upserts: upserts.map(({ wire }) => wire),
            removes,
          },
        ]
      : [];
  }

  private noteRows(): void {
    this.rowsDue = true;
    this.options.onPending();
  }

  private noteState(): void {
    this.stateDue = true;
    this.options.onPending();
  }
}

import { StoredRow } from './StoredRow';

/** One change of a row: what it is now, and what it was. */
export interface RowChange {
  /** Grows over the whole hub. */
  seq: number;
  /** Undefined when the object is gone. */
  now?: StoredRow;
  /** Undefined when the object is new. */
  before?: StoredRow;
}

/**
 * The latest changes of one table, so that a client which comes back gets only
 * what it missed.
 */
export class ChangeLog {
  private readonly changes: RowChange[] = [];
  private start = 0;
  private floor: number;

  constructor(seq: number, private readonly capacity = 4096) {
    this.floor = seq;
  }

  push(change: RowChange): void {
    this.changes.push(change);
    if (this.changes.length - this.start > this.capacity) {
      this.floor = this.changes[this.start].seq;
      this.start += 1;
    }
    if (this.start > this.capacity) {
      this.changes.splice(0, this.start);
      this.start = 0;
    }
  }

  /** Changes after `seq`, oldest first; undefined when some are no longer known. */
  since(seq: number): RowChange[] | undefined {
    if (seq < this.floor) {
      return undefined;
    }
    let first = this.changes.length;
    while (first > this.start && this.changes[first - 1].seq > seq) {
      first -= 1;
    }
    return this.changes.slice(first);
  }
}

import { Tone } from './Status';

/** What one column of a row may hold. `undefined` travels as `null`. */
export type CellValue =
  | string
  | number
  | boolean
  | undefined
  | readonly string[]
  | Readonly<Record<string, number>>;

/** What a projection makes of an object: the columns that pages show. */
export interface ProjectedRow {
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
  /** Seconds since the epoch. */
  created: number;
}

/** A projected row together with the cluster that it lives in. */
export interface ResourceRow extends ProjectedRow {
  cluster: string;
  /**
   * What the hub calls the object: unique over all clusters, and the same as long
   * as the epoch of the feed. An object made anew under an old name has another.
   */
  id: RowKey;
}

/** Columns of every kind that has a status of its own. */
export interface StatusColumns {
  tone: Tone;
  reason: string;
  message?: string;
}

/**
 * The controller at the top of the chain of owners (Pod → ReplicaSet →
 * Deployment). The hub fills these in; a projection leaves them out.
 */
export interface OwnerColumns {
  ownerKind?: string;
  ownerName?: string;
  /** The owner's `id`. */
  ownerId?: string;
}

/** Identifies a row over all clusters. */
export type RowKey = string;

/** The key of a row. */
export function rowKey(row: { id: RowKey }): RowKey {
  return row.id;
}

import {
  ResourceRow,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** Labels of an object. Equal sets are one and the same value in the hub. */
export type Labels = Readonly<Record<string, string>>;

/**
 * What the hub keeps of an object: its row and what it takes to match and to
 * place it. A new value replaces it at every change; none is ever mutated.
 */
export interface StoredRow {
  readonly key: RowKey;
  /** `metadata.uid` of the object. It does not travel. */
  readonly uid: string;
  /** A descriptor's id. */
  readonly kind: string;
  /** The `kind` of the object, e.g. `ReplicaSet`. */
  readonly objectKind: string;
  readonly row: ResourceRow;
  readonly labels: Labels;
  readonly resourceVersion?: string;
  readonly parentUid?: string;
  /** Its owners, the nearest first, as far as they have arrived. */
  readonly owners: readonly StoredRow[];
}

import {
  ProjectedRow,
  ResourceDescriptor,
  StatusColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { StoredRow } from '../StoredRow';

/** Rows of one kind in one namespace, counted as they come and go. */
export interface KindCount {
  total: number;
  /** By the descriptor's `countAs`, e.g. pods by phase. */
  by: Record<string, number>;
  /** Rows whose tone is `warning` or `error`. */
  inTrouble: number;
}

/**
 * Counts of one cluster by kind and namespace. Every change costs the same,
 * however many rows there are.
 */
export class NamespaceCounters {
  private readonly counts = new Map<string, Map<string, KindCount>>();

  add(descriptor: ResourceDescriptor, stored: StoredRow): void {
    this.move(descriptor, stored, 1);
  }

  subtract(descriptor: ResourceDescriptor, stored: StoredRow): void {
    this.move(descriptor, stored, -1);
  }

  of(kind: string, namespace: string): KindCount | undefined {
    return this.counts.get(kind)?.get(namespace);
  }

  /** Namespaces in which there is anything of the kind. */
  byNamespace(kind: string): ReadonlyMap<string, KindCount> {
    return this.counts.get(kind) ?? new Map();
  }

  /** Namespaces in which there is anything of any kind that has a namespace. */
  namespaces(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const namespaces of this.counts.values()) {
      for (const namespace of namespaces.keys()) {
        found.add(namespace);
      }
    }
    found.delete('');
    return found;
  }

  private move(
    descriptor: ResourceDescriptor,
    { row }: StoredRow,
    step: 1 | -1,
  ): void {
    let namespaces = this.counts.get(descriptor.id);
    if (!namespaces) {
      namespaces = new Map();
      this.counts.set(descriptor.id, namespaces);
    }
    let count = namespaces.get(row.namespace);
    if (!count) {
      count = { total: 0, by: {}, inTrouble: 0 };
      namespaces.set(row.namespace, count);
    }
    count.total += step;
    const bucket = descriptor.countAs?.(row);
    if (bucket !== undefined) {
      const left = (count.by[bucket] ?? 0) + step;
      if (left > 0) {
        count.by[bucket] = left;
      } else {
        delete count.by[bucket];
      }
    }
    if (isInTrouble(row)) {
      count.inTrouble += step;
    }
    if (count.total === 0) {
      namespaces.delete(row.namespace);
    }
  }
}

function isInTrouble(row: ProjectedRow & Partial<StatusColumns>): boolean {
  return row.tone === 'warning' || row.tone === 'error';
}

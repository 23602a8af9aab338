import {
  bindingQuota,
  quotaResources,
  QuotaResource,
  QuotaRow,
  QuotaUse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { StoredRow } from '../StoredRow';

/** The quotas that bind in a namespace; a resource without a quota is left out. */
export interface NamespaceQuotas
  extends Readonly<Partial<Record<QuotaResource, QuotaUse>>> {
  /** Quotas that hold for some pods only, and of which nothing else is told. */
  scoped: number;
}

/** The quotas of a cluster. A change costs as much as its namespace has quotas. */
export class QuotaCounters {
  private readonly rows = new Map<string, Map<string, QuotaRow>>();
  private readonly namespaces = new Map<string, NamespaceQuotas>();

  /** Adds or replaces a quota. */
  put(stored: StoredRow): void {
    const { namespace } = stored.row;
    let rows = this.rows.get(namespace);
    if (!rows) {
      rows = new Map();
      this.rows.set(namespace, rows);
    }
    rows.set(stored.uid, stored.row as StoredRow['row'] & QuotaRow);
    this.recount(namespace, rows);
  }

  remove({ uid, row: { namespace } }: StoredRow): void {
    const rows = this.rows.get(namespace);
    if (rows?.delete(uid)) {
      this.recount(namespace, rows);
    }
  }

  of(namespace: string): NamespaceQuotas | undefined {
    return this.namespaces.get(namespace);
  }

  /** Namespaces with a quota of any kind. */
  byNamespace(): ReadonlyMap<string, NamespaceQuotas> {
    return this.namespaces;
  }

  private recount(namespace: string, rows: ReadonlyMap<string, QuotaRow>) {
    if (rows.size === 0) {
      this.rows.delete(namespace);
      this.namespaces.delete(namespace);
      return;
    }
    const general = [...rows.values()].filter(
      ({ scopes }) => scopes.length === 0,
    );
    this.namespaces.set(namespace, {
      ...Object.fromEntries(
        quotaResources.flatMap(resource => {
          const binding = bindingQuota(general, resource);
          return binding ? [[resource, binding]] : [];
        }),
      ),
      scoped: rows.size - general.length,
    });
  }
}

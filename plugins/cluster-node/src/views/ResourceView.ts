import {
  FeedEvent,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../access/AccessSet';
import { KindTable } from '../hub/KindTable';

/** A live set of rows on the server side of one subscription. */
export interface ResourceView {
  /** Events that have gathered; taking them empties the view. */
  take(): FeedEvent[];
  /** Rows that may no longer be seen go, others may come. */
  setAccess(access: AccessSet): void;
  close(): void;
}

/** How fresh each table of a view is; a denial goes before what the table says. */
export function sourceStates(
  tables: readonly KindTable[],
  access: AccessSet,
  deniedSince: Date,
): SourceState[] {
  return tables.map(table => {
    const { cluster, descriptor } = table;
    const denial = access.denial(cluster, descriptor.id);
    const { state, since, reason } = denial
      ? {
          state: 'denied' as const,
          since: deniedSince,
          reason: denial.reason,
        }
      : table.state();
    return {
      cluster,
      kind: descriptor.id,
      state,
      since: since.toISOString(),
      reason,
    };
  });
}

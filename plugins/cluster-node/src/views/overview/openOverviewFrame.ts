import {
  baseColumns,
  overviewColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet } from '../../access/AccessSet';
import { HubCluster } from '../../hub/HubCluster';
import { KindTable } from '../../hub/KindTable';
import { FleetNames } from '../../hub/counters/FleetNames';
import { RowFrame } from '../frames/RowFrame';
import { ViewScope } from '../ViewScope';
import { EntityTally } from './EntityTally';
import { narrowedAccess } from './narrowedAccess';
import { overviewRows } from './overviewRows';
import { fleetSource } from './OverviewSource';

/** What an overview is asked of, and by whom. */
export interface OverviewQuestion {
  clusters: readonly HubCluster[];
  tables: readonly KindTable[];
  scope: ViewScope;
  access: AccessSet;
  /** The different names over all clusters of the hub. */
  names: FleetNames;
}

/** Starts to keep the rows of an overview up to date. */
export function openOverviewFrame(question: OverviewQuestion): RowFrame {
  const { clusters, tables, scope, access, names } = question;
  const columns = [...baseColumns, ...overviewColumns];
  if (scope.parts) {
    const tally = new EntityTally({ clusters, tables, scope, access });
    return new RowFrame({
      columns,
      clusters,
      tables,
      compute: () => overviewRows(tally, access),
      close: () => tally.close(),
    });
  }
  const { namespaces } = scope;
  const source = fleetSource(clusters, names, namespaces);
  const narrowed = namespaces ? narrowedAccess(access, namespaces) : access;
  return new RowFrame({
    columns,
    clusters,
    tables,
    compute: () => overviewRows(source, narrowed),
  });
}

import { AccessSet } from '../../access/AccessSet';
import { HubCluster } from '../../hub/HubCluster';
import { KindTable } from '../../hub/KindTable';
import { FleetNames } from '../../hub/counters/FleetNames';
import { ViewScope } from '../ViewScope';
import { EntityTally } from './EntityTally';
import { narrowedAccess } from './narrowedAccess';
import { OverviewFrame } from './OverviewFrame';
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
export function openFrame(question: OverviewQuestion): OverviewFrame {
  const { clusters, tables, scope, access, names } = question;
  if (scope.parts) {
    const source = new EntityTally({ clusters, tables, scope, access });
    return new OverviewFrame({ source, access, clusters, tables });
  }
  const { namespaces } = scope;
  return new OverviewFrame({
    source: fleetSource(clusters, names, namespaces),
    access: namespaces ? narrowedAccess(access, namespaces) : access,
    clusters,
    tables,
  });
}

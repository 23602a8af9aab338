import { AccessSet } from '../../access/AccessSet';
import { HubCluster } from '../../hub/HubCluster';
import { KindTable } from '../../hub/KindTable';
import { FleetNames } from '../../hub/counters/FleetNames';
import { ViewScope } from '../ViewScope';
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
  const { clusters, tables, scope, names } = question;
  const { namespaces } = scope;
  const access = namespaces
    ? narrowedAccess(question.access, namespaces)
    : question.access;
  const source = fleetSource(clusters, names, namespaces);
  return new OverviewFrame({ source, access, clusters, tables });
}

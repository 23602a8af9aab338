import { DistinctNames } from './DistinctNames';

/** The different names of what is counted over all clusters. */
export class FleetNames {
  readonly nodes = new DistinctNames();
  /** Grouped by namespace. */
  readonly pods = new DistinctNames();
  /** Grouped by namespace. */
  readonly services = new DistinctNames();
  readonly applications = new DistinctNames();
}

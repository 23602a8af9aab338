import { ClusterActionOptions } from './ClusterActionOptions';
import { registerDescribeObject } from './registerDescribeObject';
import { registerListClusters } from './registerListClusters';
import { registerListEntityWorkloads } from './registerListEntityWorkloads';

/** Registers what agents and templates may call. */
export function registerClusterActions(options: ClusterActionOptions): void {
  registerListClusters(options);
  registerListEntityWorkloads(options);
  registerDescribeObject(options);
}

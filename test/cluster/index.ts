export { ClusterError } from './ClusterError.ts';
export { missingForCluster } from './missingForCluster.ts';
export { nodeImages } from './images/busyboxImages.ts';
export { nodeName } from './node/nodeFiles.ts';
export { Churn } from './scale/churn/Churn.ts';
export type { ChurnOptions, ChurnReport } from './scale/churn/Churn.ts';
export { changeKinds } from './scale/churn/changes.ts';
export type { ChangeKind } from './scale/churn/changes.ts';
export { defaultFleetSize, fleetSize } from './scale/FleetSize.ts';
export type { FleetSize } from './scale/FleetSize.ts';
export { planFleet } from './scale/plan/planFleet.ts';
export type {
  DeploymentPlan,
  FleetPlan,
  NamespacePlan,
  NodePlan,
  PodPlan,
  PodState,
} from './scale/plan/FleetPlan.ts';
export { startCluster } from './startCluster.ts';
export type { StartOptions } from './startCluster.ts';
export type { ClusterMode } from './instances/instanceRecord.ts';
export type { RunOptions, RunResult } from './processes/runProgram.ts';
export type {
  ClusterUser,
  ServiceAccountOptions,
  ServiceAccountUser,
  TestCluster,
  UserOptions,
} from './TestCluster.ts';

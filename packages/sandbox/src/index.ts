export { startSandbox } from './startSandbox.ts';
export type { Sandbox, SandboxOptions } from './startSandbox.ts';
export type { ObjectName, SandboxCluster } from './SandboxCluster.ts';
export type { Fault, FaultControl, FaultScope } from './http/FaultControl.ts';
export type { Scenario, SandboxClusterName } from './scenario/scenarios.ts';

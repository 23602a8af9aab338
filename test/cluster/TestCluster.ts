import type { ClusterMode } from './instances/instanceRecord.ts';
import type { RunOptions, RunResult } from './processes/runProgram.ts';

export interface UserOptions {
  readonly name: string;
  readonly groups?: readonly string[];
}

export interface ServiceAccountOptions {
  readonly name: string;
  /** Made when it is not there; "default" when not given. */
  readonly namespace?: string;
  /** Bound to it in the whole cluster; nothing is when not given. */
  readonly clusterRole?: string;
}

/** Somebody who may talk to the cluster, as far as its roles allow. */
export interface ClusterUser {
  /** As RBAC knows it. */
  readonly user: string;
  /** The path of a file with this user's credentials. */
  readonly kubeconfig: string;
}

export interface ServiceAccountUser extends ClusterUser {
  /** A bearer token, valid for a day. */
  readonly token: string;
}

/** A real Kubernetes for tests. Whoever started it must call `down`. */
export interface TestCluster {
  readonly name: string;
  /** `external` is the cluster of `WHEELHOUSE_TEST_KUBECONFIG`, of which only kubectl and service accounts can be had. */
  readonly mode: ClusterMode | 'external';
  /** The path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /**
   * The path of the API server's audit log: JSON lines, one per stage of a
   * request, with `verb`, `objectRef`, `userAgent`, `stage`.
   *
   * @throws ClusterError for an external cluster.
   */
  readonly auditLog: string;
  /** Runs kubectl as administrator; `code` tells whether it worked. */
  kubectl(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Ends the API server; its data, port and credentials stay. */
  stopApiServer(): Promise<void>;
  /** Starts it again and waits until it is ready. */
  startApiServer(): Promise<void>;
  /** Stops it from answering, with its connections left open. */
  freezeApiServer(): void;
  /** Lets a frozen API server go on. */
  thawApiServer(): void;
  /** A user with a client certificate. May do nothing until a role is bound to the name or a group. */
  addUser(options: UserOptions): Promise<ClusterUser>;
  /** A service account with a token. */
  addServiceAccount(
    options: ServiceAccountOptions,
  ): Promise<ServiceAccountUser>;
  /** Ends every process and removes the folder; repeated calls do nothing. */
  down(): Promise<void>;
}

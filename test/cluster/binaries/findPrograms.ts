import { join, resolve } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import { clusterRoot } from '../instances/instanceFolder.ts';
import type {
  ClusterMode,
  ClusterPrograms,
} from '../instances/instanceRecord.ts';
import { repositoryRoot } from '../instances/repositoryRoot.ts';
import { isExecutable } from '../processes/findProgram.ts';
import { buildKubernetes } from './buildKubernetes.ts';
import { findGo } from './goToolchain.ts';

export interface FindProgramsOptions {
  readonly mode: ClusterMode;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * The programs of a cluster: for the control plane those of
 * `KUBEBUILDER_ASSETS` when that is set, else all of them built from source.
 * A node and a fleet always need the built ones.
 *
 * @throws ClusterError saying what is missing and how to get it.
 */
export async function findPrograms(
  options: FindProgramsOptions,
): Promise<ClusterPrograms> {
  const assets = process.env.KUBEBUILDER_ASSETS;
  if (assets && options.mode === 'control-plane') {
    return programsOfAssets(resolve(assets), options.log);
  }
  const sources = sourceFolder();
  const go = await findGo(sources);
  if ('problem' in go) {
    throw new ClusterError(missingGo(go.problem));
  }
  const built = await buildKubernetes({
    ...options,
    sources,
    output: join(clusterRoot(), 'build'),
    go,
  });
  return {
    etcd: [built, 'etcd'],
    apiServer: [built, 'kube-apiserver'],
    kubectl: [built, 'kubectl'],
    controllerManager: [built, 'kube-controller-manager'],
    scheduler: [built, 'kube-scheduler'],
    node: built,
  };
}

/** The folder of the Go program that is all of Kubernetes. */
export function sourceFolder(): string {
  return join(repositoryRoot(), 'test', 'cluster', 'kubernetes');
}

/** One sentence for people without a fitting Go. */
export function missingGo(problem: string): string {
  return `${problem}, and Kubernetes is built with it; get it from https://go.dev/dl, or set KUBEBUILDER_ASSETS to a folder with etcd, kube-apiserver and kubectl, or WHEELHOUSE_TEST_KUBECONFIG to the kubeconfig of a cluster made for tests.`;
}

/**
 * What a folder of ready-made binaries offers.
 *
 * @throws ClusterError naming the required ones that are not there.
 */
export function programsOfAssets(
  folder: string,
  log: (line: string) => void,
): ClusterPrograms {
  const has = (name: string) => isExecutable(join(folder, name));
  const missing = ['etcd', 'kube-apiserver', 'kubectl'].filter(
    name => !has(name),
  );
  if (missing.length > 0) {
    throw new ClusterError(
      `KUBEBUILDER_ASSETS is ${folder}, which has no ${missing.join(
        ', ',
      )}; put them there, or unset it to build Kubernetes with Go.`,
    );
  }
  const optional = (name: string) => {
    if (has(name)) {
      return [join(folder, name)];
    }
    log(`no ${name} in KUBEBUILDER_ASSETS: what it does will not happen`);
    return undefined;
  };
  return {
    etcd: [join(folder, 'etcd')],
    apiServer: [join(folder, 'kube-apiserver')],
    kubectl: [join(folder, 'kubectl')],
    controllerManager: optional('kube-controller-manager'),
    scheduler: optional('kube-scheduler'),
  };
}

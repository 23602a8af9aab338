import { findGo } from './binaries/goToolchain.ts';
import { missingGo, sourceFolder } from './binaries/findPrograms.ts';
import type { ClusterMode } from './instances/instanceRecord.ts';
import { findNodeTools } from './node/nodeTools.ts';

/** In a sentence: a fleet is never put into somebody's cluster. */
export const noFleetOnGivenCluster =
  'A fleet needs a cluster of its own, and WHEELHOUSE_TEST_KUBECONFIG names another; unset it.';

/**
 * Why a cluster of this mode cannot be had on this machine, and what to do
 * about it; undefined when it can.
 */
export async function missingForCluster(
  mode: ClusterMode,
): Promise<string | undefined> {
  if (process.env.WHEELHOUSE_TEST_KUBECONFIG) {
    return mode === 'scale' ? noFleetOnGivenCluster : undefined;
  }
  if (process.platform !== 'linux') {
    return 'The test cluster runs on Linux only.';
  }
  if (mode === 'node') {
    const tools = findNodeTools();
    if ('problem' in tools) {
      return tools.problem;
    }
  } else if (mode === 'control-plane' && process.env.KUBEBUILDER_ASSETS) {
    return undefined;
  }
  const go = await findGo(sourceFolder());
  return 'problem' in go ? missingGo(go.problem) : undefined;
}

import type { ApiClient } from '../control-plane/ApiClient.ts';
import { inParallel } from './inParallel.ts';
import type { KubernetesManifest } from './manifests/KubernetesManifest.ts';
import {
  namespaceManifest,
  quotaManifest,
  serviceAccountManifest,
} from './manifests/namespaceManifests.ts';
import { nodeManifest } from './manifests/nodeManifest.ts';
import { podManifest } from './manifests/podManifest.ts';
import { requestsOf } from './manifests/podSpec.ts';
import { podStatus } from './manifests/podStatus.ts';
import {
  deploymentManifest,
  replicaSetManifests,
  serviceManifest,
} from './manifests/workloadManifests.ts';
import type { DeploymentPlan, FleetPlan, PodPlan } from './plan/FleetPlan.ts';
import { Random } from './Random.ts';
import { collectionPath } from './resourcePath.ts';

/** A few more than there are cores, for what waits on disk and network. */
export const requestsAtOnce = 24;

export interface LoadOptions {
  readonly client: ApiClient;
  readonly plan: FleetPlan;
  readonly signal?: AbortSignal;
}

/**
 * Creates the fleet in an API server whose controllers do not run yet: they
 * find replica sets and pods as if they had made them, each pod with an
 * environment, image and status of its own.
 */
export async function loadFleet(options: LoadOptions): Promise<void> {
  const { client, plan, signal } = options;
  const random = new Random(plan.size.seed).fork('manifests');
  const now = new Date();
  const create = (manifest: KubernetesManifest, manager = 'fleet') =>
    client.send<CreatedObject>({
      method: 'POST',
      path: `${collectionPath(manifest)}?fieldManager=${manager}`,
      body: manifest,
      signal,
    });
  const forAll = <T>(
    items: Iterable<T>,
    work: (item: T) => Promise<unknown>,
  ): Promise<void> =>
    inParallel(
      items,
      requestsAtOnce,
      async item => void (await work(item)),
      signal,
    );

  await forAll(plan.namespaces, async namespace => {
    await create(namespaceManifest(namespace));
    await create(serviceAccountManifest(namespace.name));
  });
  await forAll(plan.nodes, node =>
    create(nodeManifest(node, random.fork('node', node.name), now), 'kubelet'),
  );
  const replicaSetUids = new Map<DeploymentPlan, string>();
  await forAll(plan.deployments, async deployment => {
    const made = await create(deploymentManifest(deployment), 'pipeline');
    const sets = replicaSetManifests(deployment, made.metadata.uid);
    for (const set of sets.reverse()) {
      const { metadata } = await create(set, 'kube-controller-manager');
      replicaSetUids.set(deployment, metadata.uid);
    }
    await create(serviceManifest(deployment), 'pipeline');
  });
  await forAll(podsOf(plan), async ([deployment, pod]) => {
    const own = random.fork('pod', pod.name);
    const uid = replicaSetUids.get(deployment) ?? '';
    const manifest = podManifest(deployment, pod, uid, own);
    await create(manifest, 'kube-controller-manager');
    const status = podStatus(pod, manifest, own, now);
    if (status) {
      await client.send({
        // Costs the API server less than a patch; the spec stays without being named.
        method: 'PUT',
        path: `${collectionPath(manifest)}/${
          pod.name
        }/status?fieldManager=kubelet`,
        body: { ...manifest, spec: undefined, status },
        signal,
      });
    }
  });
  // After the pods, as admission would write a quota's sum for each of them.
  await forAll(quotas(plan), manifest => create(manifest));
}

interface CreatedObject {
  readonly metadata: { readonly uid: string };
}

/** Those of one deployment after those of another, as clusters grow. */
function* podsOf(plan: FleetPlan): Generator<[DeploymentPlan, PodPlan]> {
  for (const deployment of plan.deployments) {
    for (const pod of deployment.pods) {
      yield [deployment, pod];
    }
  }
}

function* quotas(plan: FleetPlan): Generator<KubernetesManifest> {
  for (const { name, hasQuota } of plan.namespaces) {
    const own = plan.deployments.filter(({ namespace }) => namespace === name);
    const sum = (of: (deployment: DeploymentPlan) => number) =>
      own.reduce((total, each) => total + each.pods.length * of(each), 0);
    if (hasQuota) {
      yield quotaManifest(name, {
        pods: sum(() => 1),
        millicpus: sum(each => requestsOf(each).millicpus),
        memoryMi: sum(each => requestsOf(each).memoryMi),
        services: own.length,
      });
    }
  }
}

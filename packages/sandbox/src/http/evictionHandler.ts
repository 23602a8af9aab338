import type { ClusterApi } from '../api/ClusterApi.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import { isRecord } from '../model/KubeObject.ts';
import { matchesLabels, selectorRequirements } from '../model/labelSelector.ts';
import type { Pod, PodDisruptionBudget } from '../model/shapes.ts';
import {
  StatusError,
  badRequest,
  methodNotAllowed,
} from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { asDraft, readJson } from './requestBody.ts';

function isReady(pod: Pod): boolean {
  return (pod.status.conditions ?? []).some(
    item => item.type === 'Ready' && item.status === 'True',
  );
}

/** Takes one disruption from the budget of a pod. @throws StatusError 429. */
function takeDisruption(api: ClusterApi, pod: Pod, dryRun: boolean): void {
  const budgets = api.store.list(
    'poddisruptionbudgets.policy',
    pod.metadata.namespace,
  ) as PodDisruptionBudget[];
  const budget = budgets.find(item => {
    const requirements = selectorRequirements(item.spec.selector);
    return (
      requirements.length > 0 &&
      matchesLabels(requirements, pod.metadata.labels)
    );
  });
  const { phase } = pod.status;
  if (!budget || !isReady(pod) || phase !== 'Running') {
    return;
  }
  const {
    disruptionsAllowed = 0,
    currentHealthy = 0,
    desiredHealthy = 0,
  } = budget.status;
  const { name, namespace } = budget.metadata;
  if (disruptionsAllowed <= 0) {
    throw new StatusError({
      code: 429,
      reason: 'TooManyRequests',
      message:
        "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`,
          },
        ],
      },
    });
  }
  if (!dryRun) {
    api.update(
      api.type('poddisruptionbudgets.policy'),
      namespace,
      name,
      {
        ...budget,
        status: {
          ...budget.status,
          disruptionsAllowed: disruptionsAllowed - 1,
        },
      },
      { subresource: 'status' },
    );
  }
}

/** Answers POST to the `eviction` subresource of a pod. */
export async function handleEviction(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { cluster, info, request } = exchange;
  if (info.verb !== 'create') {
    throw methodNotAllowed();
  }
  const { namespace, name = '' } = info;
  const eviction = asDraft(
    await readJson(request, 'Eviction'),
    { kind: 'Eviction' },
    'v1',
  );
  const given = eviction.metadata?.name;
  if (given && given !== name) {
    throw badRequest('name in URL does not match name in Eviction object');
  }
  const pod = cluster.api.get(type, namespace, name) as Pod;
  const options = isRecord(eviction.deleteOptions)
    ? eviction.deleteOptions
    : {};
  const dryRun = exchange.dryRun || Array.isArray(options.dryRun);
  takeDisruption(cluster.api, pod, dryRun);
  cluster.api.delete(type, namespace, name, { ...options, dryRun });
  exchange.sendJson(201, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    code: 201,
  });
}

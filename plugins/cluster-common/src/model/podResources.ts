import { conditionsOf, findCondition } from './conditions';
import { isSidecar } from './containerState';
import { millicoresOf, parseQuantity, wholeUnits } from './quantity';
import { fieldsOf, listOf, UnknownFields } from './unknownFields';

/** What a pod asks for and may use at most: whole millicores and bytes; 0 where nothing is set. */
export interface PodResources {
  cpuRequest: number;
  memoryRequest: number;
  cpuLimit: number;
  memoryLimit: number;
}

/**
 * The effective requests and limits of a pod, as the Kubernetes scheduler counts
 * them: what its containers and sidecars need together, or the init container
 * that needs more; `spec.resources` of the pod instead, where it says something;
 * and the overhead. While a resize is under way the larger amount counts.
 *
 * Formula: `k8s.io/component-helpers/resource`, PodRequests and PodLimits of 1.34.
 */
export function podResources(pod: unknown): PodResources {
  const parts = partsOf(pod);
  return {
    cpuRequest: millicoresOf(requestOf(parts, 'cpu') ?? 0),
    memoryRequest: wholeUnits(requestOf(parts, 'memory') ?? 0),
    cpuLimit: millicoresOf(limitOf(parts, 'cpu') ?? 0),
    memoryLimit: wholeUnits(limitOf(parts, 'memory') ?? 0),
  };
}

type Resource = 'cpu' | 'memory';

/** A container with what its status says of its resources. */
interface Container {
  isSidecar: boolean;
  requests: UnknownFields;
  limits: UnknownFields;
  /** Undefined as long as the kubelet has not said what is in force. */
  inForce?: {
    requests: UnknownFields;
    limits: UnknownFields;
    allocated: UnknownFields;
  };
}

interface PodParts {
  init: readonly Container[];
  app: readonly Container[];
  whole: UnknownFields;
  overhead: UnknownFields;
  isResizeInfeasible: boolean;
}

function partsOf(pod: unknown): PodParts {
  const { spec, status } = fieldsOf(pod);
  const { initContainers, containers, resources, overhead } = fieldsOf(spec);
  const { initContainerStatuses, containerStatuses } = fieldsOf(status);
  const resize = findCondition(conditionsOf(pod), 'PodResizePending');
  return {
    init: joined(listOf(initContainers), listOf(initContainerStatuses)),
    app: joined(listOf(containers), listOf(containerStatuses)),
    whole: fieldsOf(resources),
    overhead: fieldsOf(overhead),
    isResizeInfeasible: resize?.reason === 'Infeasible',
  };
}

function joined(
  containers: readonly UnknownFields[],
  statuses: readonly UnknownFields[],
): Container[] {
  return containers.map(container => {
    const { requests, limits } = fieldsOf(container.resources);
    const status = statuses.find(({ name }) => name === container.name);
    const inForce = status?.resources ? fieldsOf(status.resources) : undefined;
    return {
      isSidecar: isSidecar(container),
      requests: fieldsOf(requests),
      limits: fieldsOf(limits),
      inForce: inForce && {
        requests: fieldsOf(inForce.requests),
        limits: fieldsOf(inForce.limits),
        allocated: fieldsOf(status?.allocatedResources),
      },
    };
  });
}

function requestOf(parts: PodParts, resource: Resource): number | undefined {
  const ofPod = parseQuantity(fieldsOf(parts.whole.requests)[resource]);
  return plus(
    ofPod ??
      ofContainers(parts, ({ requests, inForce }) =>
        largest(
          inForce
            ? [
                parts.isResizeInfeasible ? undefined : requests[resource],
                inForce.requests[resource],
                inForce.allocated[resource],
              ]
            : [requests[resource]],
        ),
      ),
    parseQuantity(parts.overhead[resource]),
  );
}

function limitOf(parts: PodParts, resource: Resource): number | undefined {
  const ofPod = parseQuantity(fieldsOf(parts.whole.limits)[resource]);
  const limit =
    ofPod ??
    ofContainers(parts, ({ limits, inForce }) =>
      largest(
        inForce
          ? [
              parts.isResizeInfeasible ? undefined : limits[resource],
              inForce.limits[resource],
            ]
          : [limits[resource]],
      ),
    );
  // What is not limited does not become so by its overhead.
  return limit === undefined
    ? undefined
    : plus(limit, parseQuantity(parts.overhead[resource]));
}

/** Init containers run one after the other, sidecars from their turn on beside all others. */
function ofContainers(
  { init, app }: PodParts,
  amountOf: (container: Container) => number | undefined,
): number | undefined {
  let running: number | undefined;
  let sidecars: number | undefined;
  let steps: number | undefined;
  for (const container of app) {
    running = plus(running, amountOf(container));
  }
  for (const container of init) {
    const amount = amountOf(container);
    const step = plus(sidecars, amount);
    steps = most(steps, step);
    if (container.isSidecar) {
      running = plus(running, amount);
      sidecars = step;
    }
  }
  return most(running, steps);
}

/** Mostly all are the same text, which is then read once. */
function largest(quantities: readonly unknown[]): number | undefined {
  return [...new Set(quantities)].reduce<number | undefined>(
    (sofar, quantity) => most(sofar, parseQuantity(quantity)),
    undefined,
  );
}

function plus(
  left: number | undefined,
  right: number | undefined,
): number | undefined {
  return left === undefined || right === undefined
    ? left ?? right
    : left + right;
}

function most(
  left: number | undefined,
  right: number | undefined,
): number | undefined {
  return left === undefined || right === undefined
    ? left ?? right
    : Math.max(left, right);
}

import {
  fieldsOf,
  KubernetesObject,
  listOf,
  numberOf,
  textOf,
  UnknownFields,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** A container as the summary of a pod or a workload shows it. */
export interface ContainerSummary {
  name: string;
  image: string;
  /** The rest is there only for pods that run. */
  ready?: boolean;
  /** It ended with exit code 0, as init containers do. */
  finished?: boolean;
  restarts?: number;
  reason?: string;
  message?: string;
}

/** The containers of a pod, or of the template of a workload; init containers first. */
export function containerSummaries(
  object: KubernetesObject,
): ContainerSummary[] {
  const { spec, status } = fieldsOf(object);
  const podSpec = podSpecOf(fieldsOf(spec));
  const { initContainerStatuses, containerStatuses } = fieldsOf(status);
  const statuses = [
    ...listOf(initContainerStatuses),
    ...listOf(containerStatuses),
  ];
  return [...listOf(podSpec.initContainers), ...listOf(podSpec.containers)].map(
    container => ({
      name: textOf(container.name) ?? '',
      image: textOf(container.image) ?? '',
      ...runOf(statuses.find(each => each.name === container.name)),
    }),
  );
}

function podSpecOf(spec: UnknownFields): UnknownFields {
  if (spec.jobTemplate) {
    return podSpecOf(fieldsOf(fieldsOf(spec.jobTemplate).spec));
  }
  return spec.template ? fieldsOf(fieldsOf(spec.template).spec) : spec;
}

function runOf(status: UnknownFields | undefined) {
  if (!status) {
    return {};
  }
  const { waiting, terminated } = fieldsOf(status.state);
  const stopped = fieldsOf(waiting ?? terminated);
  return {
    ready: status.ready === true,
    finished: stopped.exitCode === 0,
    restarts: numberOf(status.restartCount),
    reason: textOf(stopped.reason),
    message: textOf(stopped.message),
  };
}

/** The names of the keys of a Secret or a ConfigMap. */
export function dataKeysOf(object: KubernetesObject): string[] {
  if (object.kind !== 'Secret' && object.kind !== 'ConfigMap') {
    return [];
  }
  const { data, binaryData } = fieldsOf(object);
  return [data, binaryData].flatMap(part => Object.keys(fieldsOf(part)));
}

import type { KubeDraft, KubeObject } from '../model/KubeObject.ts';
import type { Pod, PodTemplate } from '../model/shapes.ts';

/** The reference by which a controller owns what it creates. */
export function ownerReference(owner: KubeObject) {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** A pod as a controller makes it from its template. */
export function podFromTemplate(
  owner: KubeObject,
  template: PodTemplate,
  more: {
    name?: string;
    labels?: Record<string, string>;
    spec?: Record<string, unknown>;
  } = {},
): KubeDraft {
  return {
    metadata: {
      ...(more.name
        ? { name: more.name }
        : { generateName: `${owner.metadata.name}-` }),
      labels: { ...template.metadata?.labels, ...more.labels },
      annotations: template.metadata?.annotations,
      ownerReferences: [ownerReference(owner)],
    },
    spec: { ...template.spec, ...more.spec },
  };
}

/** True while a pod has not ended and is not being deleted. */
export function isActive(pod: Pod): boolean {
  return (
    pod.metadata.deletionTimestamp === undefined &&
    pod.status.phase !== 'Succeeded' &&
    pod.status.phase !== 'Failed'
  );
}

export function isReady(pod: Pod): boolean {
  return (pod.status.conditions ?? []).some(
    item => item.type === 'Ready' && item.status === 'True',
  );
}

/** Since when a pod is ready, in milliseconds since the epoch. */
export function readySince(pod: Pod): number | undefined {
  const ready = pod.status.conditions?.find(item => item.type === 'Ready');
  return ready?.status === 'True' && ready.lastTransitionTime
    ? Date.parse(ready.lastTransitionTime)
    : undefined;
}

/** True once a pod has been ready for a number of seconds. */
export function isAvailable(
  pod: Pod,
  minReadySeconds: number | undefined,
  now: number,
): boolean {
  const since = readySince(pod);
  return since !== undefined && since + (minReadySeconds ?? 0) * 1000 <= now;
}

import { isRecord, cloneJson, jsonEquals } from '../model/KubeObject.ts';
import type { KubeDraft, KubeObject, ObjectMeta } from '../model/KubeObject.ts';
import { StatusError, conflict } from '../model/StatusError.ts';
import { storeKey } from './ObjectStore.ts';
import { apiVersionOf } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';

/**
 * Compares what a client sends with what is stored.
 *
 * @throws StatusError 409 when it was made for another version or object.
 */
export function checkPreconditions(
  type: ResourceType,
  current: KubeObject,
  draft: KubeDraft,
): void {
  const { name, uid } = current.metadata;
  const target = { group: type.group, resource: type.plural };
  const version = draft.metadata?.resourceVersion;
  if (version && !/^\d+$/.test(version)) {
    throw new StatusError({
      code: 500,
      message: `strconv.ParseUint: parsing "${version}": invalid syntax`,
    });
  }
  if (version && version !== current.metadata.resourceVersion) {
    throw conflict(target, name);
  }
  if (draft.metadata?.uid && draft.metadata.uid !== uid) {
    throw conflict(
      target,
      name,
      `StorageError: invalid object, Code: 4, Key: /registry/${
        type.plural
      }/${storeKey(
        current.metadata.namespace,
        name,
      )}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${
        draft.metadata.uid
      }, UID in object meta: ${uid}`,
    );
  }
}

/**
 * What an update makes of an object: its identity and, depending on what is
 * written, its status or everything else are carried over.
 */
export function replacement(
  type: ResourceType,
  current: KubeObject,
  draft: KubeDraft,
  subresource: 'status' | undefined,
): KubeObject {
  const next = cloneJson(draft) as unknown as KubeObject;
  next.apiVersion = apiVersionOf(type);
  next.kind = type.kind;
  next.metadata = carriedMetadata(current, draft);
  if (subresource === 'status') {
    const { status } = next;
    for (const key of Object.keys(next)) {
      delete next[key];
    }
    Object.assign(next, cloneJson(current), { status });
    if (type.kind === 'Deployment') {
      // Its controller writes the revision together with the status.
      next.metadata.annotations = draft.metadata?.annotations;
    }
  } else if (type.status) {
    next.status = cloneJson(current.status);
  }
  return next;
}

function carriedMetadata(current: KubeObject, draft: KubeDraft): ObjectMeta {
  const old = current.metadata;
  return {
    ...cloneJson(draft.metadata ?? {}),
    name: old.name,
    generateName: old.generateName,
    namespace: old.namespace,
    uid: old.uid,
    resourceVersion: old.resourceVersion,
    generation: old.generation,
    creationTimestamp: old.creationTimestamp,
    deletionTimestamp: old.deletionTimestamp,
    deletionGracePeriodSeconds: old.deletionGracePeriodSeconds,
  };
}

/** Raises the generation where an update changes what is asked for. */
export function countGeneration(
  type: ResourceType,
  next: KubeObject,
  current: KubeObject,
): void {
  const counted = (object: KubeObject) => {
    const { metadata, status: _status, ...rest } = object;
    // Deployments count their annotations too, since these may hold
    // instructions for the controller.
    if (type.kind === 'Deployment') {
      return { ...rest, annotations: metadata.annotations };
    }
    // Giving a pod to a node is no change of what was asked for.
    return type.kind === 'Pod' && isRecord(rest.spec)
      ? { ...rest, spec: { ...rest.spec, nodeName: undefined } }
      : rest;
  };
  if (!jsonEquals(counted(next), counted(current))) {
    next.metadata.generation = (current.metadata.generation ?? 0) + 1;
  }
}

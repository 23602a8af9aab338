import type { KubeObject } from '../model/KubeObject.ts';
import type { Pod } from '../model/shapes.ts';
import { conflict, forbidden } from '../model/StatusError.ts';
import { resourceId } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';

/** The body of a DELETE request. */
export interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: string;
  orphanDependents?: boolean;
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: boolean;
}

export const foregroundFinalizer = 'foregroundDeletion';
export const orphanFinalizer = 'orphan';

const immortalNamespaces = ['default', 'kube-system', 'kube-public'];

function checkPreconditions(
  type: ResourceType,
  current: KubeObject,
  options: DeleteOptions,
): void {
  const { name, uid, resourceVersion } = current.metadata;
  const wanted = options.preconditions ?? {};
  const target = { group: type.group, resource: type.kind };
  if (wanted.uid !== undefined && wanted.uid !== uid) {
    throw conflict(
      target,
      name,
      `the UID in the precondition (${wanted.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    wanted.resourceVersion !== undefined &&
    wanted.resourceVersion !== resourceVersion
  ) {
    throw conflict(
      target,
      name,
      `the ResourceVersion in the precondition (${wanted.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}

function gracePeriod(
  type: ResourceType,
  current: KubeObject,
  options: DeleteOptions,
): number {
  if (resourceId(type) !== 'pods') {
    return 0;
  }
  const { spec, status } = current as Pod;
  const finished = status.phase === 'Succeeded' || status.phase === 'Failed';
  if (
    !spec.nodeName ||
    (finished && options.gracePeriodSeconds === undefined)
  ) {
    return 0;
  }
  return options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30;
}

function finalizersOf(current: KubeObject, options: DeleteOptions): string[] {
  const orphan =
    options.propagationPolicy === 'Orphan' || options.orphanDependents === true;
  const foreground = options.propagationPolicy === 'Foreground';
  const kept = (current.metadata.finalizers ?? []).filter(
    item =>
      options.propagationPolicy === undefined ||
      (item !== orphanFinalizer && item !== foregroundFinalizer),
  );
  if (orphan) {
    return [...new Set([...kept, orphanFinalizer])];
  }
  return foreground ? [...new Set([...kept, foregroundFinalizer])] : kept;
}

/**
 * Decides what a DELETE does: remove the object at once, or store it marked as
 * being deleted because a grace period or finalizers stand in the way.
 *
 * @throws StatusError 403 for namespaces that must stay, 409 for preconditions.
 */
export function decideDeletion(
  type: ResourceType,
  current: KubeObject,
  options: DeleteOptions,
  now: number,
): 'remove' | KubeObject {
  const { name } = current.metadata;
  const namespace = resourceId(type) === 'namespaces';
  if (namespace && immortalNamespaces.includes(name)) {
    throw forbidden(
      { group: '', resource: 'namespaces' },
      name,
      'this namespace may not be deleted',
    );
  }
  checkPreconditions(type, current, options);
  const finalizers = finalizersOf(current, options);
  const grace = gracePeriod(type, current, options);
  if (grace === 0 && finalizers.length === 0 && !namespace) {
    return 'remove';
  }
  const already = current.metadata.deletionGracePeriodSeconds;
  if (current.metadata.deletionTimestamp && (already ?? 0) <= grace) {
    return { ...current, metadata: { ...current.metadata, finalizers } };
  }
  const marked: KubeObject = {
    ...current,
    metadata: {
      ...current.metadata,
      finalizers: finalizers.length > 0 ? finalizers : undefined,
      deletionTimestamp: new Date(now + grace * 1000)
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      ...(namespace ? {} : { deletionGracePeriodSeconds: grace }),
      ...(type.countsGeneration
        ? { generation: (current.metadata.generation ?? 0) + 1 }
        : {}),
    },
  };
  return namespace ? { ...marked, status: { phase: 'Terminating' } } : marked;
}

/** A link from an object to the one that owns it. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** The metadata every stored object carries. */
export interface ObjectMeta {
  name: string;
  generateName?: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
}

/** A stored object. Stored objects are never changed in place: clone first. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** What a client sends: metadata is incomplete and the rest is unchecked. */
export interface KubeDraft {
  apiVersion?: string;
  kind?: string;
  metadata?: Partial<ObjectMeta>;
  [field: string]: unknown;
}

export type UnknownRecord = Record<string, unknown>;

/** True for plain JSON objects, false for arrays, primitives and nothing. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a dotted path such as `spec.nodeName`; undefined where it ends early. */
export function readPath(value: unknown, path: string): unknown {
  let current = value;
  for (const part of path.split('.')) {
    if (!isRecord(current)) {
      return undefined;
    }
    current = current[part];
  }
  return current;
}

/** Deep equality of JSON values; a missing key equals an undefined one. */
export function jsonEquals(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => jsonEquals(item, right[index]))
    );
  }
  if (!isRecord(left) || !isRecord(right)) {
    return false;
  }
  for (const key of Object.keys(left)) {
    if (!jsonEquals(left[key], right[key])) {
      return false;
    }
  }
  return Object.keys(right).every(
    key => right[key] === undefined || left[key] !== undefined,
  );
}

/** A deep copy of a JSON value, several times faster than `structuredClone`. */
export function cloneJson<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copy);
  }
  if (!isRecord(value)) {
    return value;
  }
  const result: UnknownRecord = {};
  for (const key of Object.keys(value)) {
    result[key] = copy(value[key]);
  }
  return result;
}

/** The reference marked as managing controller, if there is one. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

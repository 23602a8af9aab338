import { ProjectedRow } from './ResourceRow';
import {
  fieldsOf,
  listOf,
  secondsOf,
  stringMapOf,
  textOf,
  textsOf,
} from './unknownFields';

/** The base cells of a row, from any object. Empty where the object has nothing. */
export function identityOf(object: unknown): ProjectedRow {
  const metadata = fieldsOf(fieldsOf(object).metadata);
  return {
    namespace: textOf(metadata.namespace) ?? '',
    name: textOf(metadata.name) ?? '',
    created: secondsOf(metadata.creationTimestamp) ?? 0,
  };
}

/** The uid of the owner that controls an object. */
export function controllerUidOf(object: unknown): string | undefined {
  const { ownerReferences } = fieldsOf(fieldsOf(object).metadata);
  for (const owner of listOf(ownerReferences)) {
    if (owner.controller === true) {
      return textOf(owner.uid);
    }
  }
  return undefined;
}

/** The labels of an object. */
export function labelsOf(object: unknown): Readonly<Record<string, string>> {
  return stringMapOf(fieldsOf(fieldsOf(object).metadata).labels);
}

/** Whether an object is being deleted. */
export function isTerminating(object: unknown): boolean {
  return (
    textOf(fieldsOf(fieldsOf(object).metadata).deletionTimestamp) !== undefined
  );
}

/** Names what a deletion waits for, if it does. */
export function finalizersMessage(object: unknown): string | undefined {
  const finalizers = textsOf(fieldsOf(fieldsOf(object).metadata).finalizers);
  return finalizers.length > 0
    ? `Deletion waits for finalizers: ${finalizers.join(', ')}.`
    : undefined;
}

/** Whether the controller has seen the latest change of the spec. */
export function isObserved(object: unknown): boolean {
  const { metadata, status } = fieldsOf(object);
  const generation = fieldsOf(metadata).generation;
  const observed = fieldsOf(status).observedGeneration;
  return (
    typeof generation !== 'number' ||
    (typeof observed === 'number' && observed >= generation)
  );
}

import { invalidValue, requiredValue } from '../model/FieldError.ts';
import type { FieldError } from '../model/FieldError.ts';
import { isRecord, readPath } from '../model/KubeObject.ts';
import type { KubeObject, UnknownRecord } from '../model/KubeObject.ts';
import { ensureRecord, fill } from '../model/podDefaults.ts';

/** The finalizer that keeps a definition until its objects are gone. */
export const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io';

/** The shape of a definition that passed validation. */
export interface CustomResourceDefinition extends KubeObject {
  spec: {
    group: string;
    scope: 'Namespaced' | 'Cluster';
    names: {
      kind: string;
      plural: string;
      singular?: string;
      listKind?: string;
      shortNames?: string[];
      categories?: string[];
    };
    versions: {
      name: string;
      served: boolean;
      storage: boolean;
      subresources?: { status?: unknown; scale?: unknown };
      additionalPrinterColumns?: {
        name: string;
        type: string;
        jsonPath: string;
        priority?: number;
      }[];
    }[];
  };
}

export function defaultCustomResourceDefinition(object: UnknownRecord): void {
  const names = ensureRecord(ensureRecord(object, 'spec'), 'names');
  const kind = String(names.kind ?? '');
  fill(names, { singular: kind.toLowerCase(), listKind: `${kind}List` });
  fill(ensureRecord(object, 'spec'), { conversion: { strategy: 'None' } });
}

export function validateCustomResourceDefinition(
  object: KubeObject,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const path of [
    'spec.group',
    'spec.scope',
    'spec.names.plural',
    'spec.names.kind',
  ]) {
    if (!readPath(object, path)) {
      errors.push(requiredValue(path));
    }
  }
  const expected = `${readPath(object, 'spec.names.plural')}.${readPath(
    object,
    'spec.group',
  )}`;
  if (object.metadata.name !== expected) {
    errors.push(
      invalidValue(
        'metadata.name',
        object.metadata.name,
        'must be spec.names.plural+"."+spec.group',
      ),
    );
  }
  const versions = readPath(object, 'spec.versions');
  const list = Array.isArray(versions) ? versions.filter(isRecord) : [];
  if (list.filter(version => version.storage === true).length !== 1) {
    errors.push(
      invalidValue(
        'spec.versions',
        versions,
        'must have exactly one version marked as storage version',
      ),
    );
  }
  list.forEach((version, index) => {
    if (!isRecord(readPath(version, 'schema.openAPIV3Schema'))) {
      errors.push(
        requiredValue(
          `spec.versions[${index}].schema.openAPIV3Schema`,
          'schemas are required',
        ),
      );
    }
  });
  return errors;
}

import { KubernetesObject } from './KubernetesObject';
import { fieldsOf, textOf, UnknownFields } from './unknownFields';

/** What stands in the place of a value. */
export const MASK = '***';

/** How much of a manifest is masked. */
export interface MaskManifestOptions {
  /**
   * Literal environment values, and annotations that repeat a whole manifest.
   * Secrets are masked in any case. Default: true.
   */
  maskEnvironment?: boolean;
}

/** A manifest without what must not be shown. */
export interface MaskedManifest {
  object: KubernetesObject;
  /** What was masked or taken out, e.g. `spec.containers[0].env[1].value`. */
  maskedPaths: readonly string[];
}

/** Annotations in which tools keep a copy of the whole manifest. */
const manifestAnnotations = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'banzaicloud.com/last-applied',
  'kapp.k14s.io/original',
  'objectset.rio.cattle.io/applied',
]);

/**
 * A copy of an object that may be shown. `managedFields` are left out. Of a
 * Secret, wherever it stands in the object, the values and all annotations are
 * gone and the names of its keys remain. The input is not changed.
 */
export function maskManifest(
  object: KubernetesObject,
  options: MaskManifestOptions = {},
): MaskedManifest {
  const { maskEnvironment = true } = options;
  const masker = new Masker(maskEnvironment);
  return {
    object: masker.copyObject(object) as KubernetesObject,
    maskedPaths: masker.maskedPaths,
  };
}

class Masker {
  readonly maskedPaths: string[] = [];

  constructor(private readonly maskEnvironment: boolean) {}

  copyObject(object: unknown): unknown {
    return this.copyFields(fieldsOf(object), { path: '' });
  }

  private copy(value: unknown, place: Place): unknown {
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        this.copy(item, { ...place, path: `${place.path}[${index}]` }),
      );
    }
    return isMap(value) ? this.copyFields(value, place) : value;
  }

  private copyFields(fields: UnknownFields, place: Place): UnknownFields {
    const kind = textOf(fields.kind) ?? place.itemKind;
    const isSecret = isSecretLike(fields, kind);
    return Object.fromEntries(
      Object.entries(fields).flatMap(([key, value]) => {
        const path = childPath(place.path, key);
        const copied = this.copyField(key, value, { path, kind, isSecret });
        return copied === undefined ? [] : [[key, copied]];
      }),
    );
  }

  private copyField(key: string, value: unknown, field: Field): unknown {
    const { path, kind, isSecret } = field;
    if (isSecret && (key === 'data' || key === 'stringData')) {
      return this.maskValues(value, path);
    }
    if (key === 'metadata' && isMap(value)) {
      return this.copyMetadata(value, field);
    }
    if (key === 'env' && this.maskEnvironment) {
      return this.copyEnvironment(value, path);
    }
    return this.copy(value, {
      path,
      itemKind:
        key === 'items' && kind?.endsWith('List')
          ? textOf(kind.slice(0, -'List'.length))
          : undefined,
    });
  }

  private copyMetadata(value: unknown, { path, isSecret }: Field): unknown {
    const { managedFields, annotations, ...rest } = fieldsOf(value);
    const copied = this.copy(rest, { path });
    const kept =
      annotations === undefined
        ? undefined
        : this.copyAnnotations(
            fieldsOf(annotations),
            childPath(path, 'annotations'),
            isSecret,
          );
    return kept ? { ...fieldsOf(copied), annotations: kept } : copied;
  }

  private copyAnnotations(
    annotations: UnknownFields,
    path: string,
    isSecret: boolean,
  ): UnknownFields | undefined {
    if (isSecret) {
      this.maskedPaths.push(path);
      return undefined;
    }
    return Object.fromEntries(
      Object.entries(annotations).filter(([key, value]) => {
        const isHidden =
          this.maskEnvironment &&
          (manifestAnnotations.has(key) || holdsEnvironment(value));
        if (isHidden) {
          this.maskedPaths.push(childPath(path, key));
        }
        return !isHidden;
      }),
    );
  }

  private copyEnvironment(value: unknown, path: string): unknown {
    if (!Array.isArray(value)) {
      return isMap(value) ? this.maskValues(value, path) : value;
    }
    return value.map((variable: unknown, index) => {
      const place = { path: `${path}[${index}]` };
      const copied = this.copy(variable, place);
      if (fieldsOf(copied).value === undefined) {
        return copied;
      }
      this.maskedPaths.push(`${place.path}.value`);
      return { ...fieldsOf(copied), value: MASK };
    });
  }

  /** Keeps the keys of a map and masks every value. */
  private maskValues(value: unknown, path: string): unknown {
    if (!isMap(value)) {
      this.maskedPaths.push(path);
      return MASK;
    }
    return Object.fromEntries(
      Object.keys(value).map(key => {
        this.maskedPaths.push(childPath(path, key));
        return [key, MASK];
      }),
    );
  }
}

interface Place {
  path: string;
  /** The kind of the items of a list, which do not say it themselves. */
  itemKind?: string;
}

interface Field {
  path: string;
  kind: string | undefined;
  isSecret: boolean;
}

/** What does not say what it is but has the data of a Secret is taken for one. */
function isSecretLike(
  fields: UnknownFields,
  kind: string | undefined,
): boolean {
  return (
    kind === 'Secret' ||
    fields.stringData !== undefined ||
    (kind === undefined &&
      fields.data !== undefined &&
      fields.metadata !== undefined)
  );
}

function isMap(value: unknown): value is UnknownFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holdsEnvironment(annotation: unknown): boolean {
  return typeof annotation === 'string' && /"env"\s*:/.test(annotation);
}

function childPath(path: string, key: string): string {
  const isWord = /^[A-Za-z_$][\w$]*$/.test(key);
  const prefix = path && isWord ? `${path}.` : path;
  return `${prefix}${isWord ? key : `[${JSON.stringify(key)}]`}`;
}

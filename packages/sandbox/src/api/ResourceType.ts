import type { FieldError } from '../model/FieldError.ts';
import type { KubeObject, UnknownRecord } from '../model/KubeObject.ts';
import type { NameRule } from '../model/metadataValidation.ts';

/** A column of the `Table` output; `cell` gets the object and the time now. */
export interface TableColumn {
  name: string;
  type: 'string' | 'integer' | 'boolean' | 'date';
  format?: string;
  /** Columns with priority 1 are for wide output. */
  priority?: number;
  cell: (object: KubeObject, now: number) => unknown;
}

/** One served resource: what discovery says of it and how its objects behave. */
export interface ResourceType {
  group: string;
  /** Served versions, best first. */
  versions: string[];
  /** The version objects are kept in. */
  storageVersion: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames?: string[];
  categories?: string[];
  namespaced: boolean;
  nameRule: NameRule;
  /** False for collections that cannot be deleted in one go. */
  deleteCollection: boolean;
  status: boolean;
  scale: boolean;
  /** Subresources of other shapes, with the kind and verbs they accept. */
  extra?: {
    name: string;
    kind: string;
    group?: string;
    version?: string;
    verbs: string[];
  }[];
  /** True where changes of the spec are counted in `metadata.generation`. */
  countsGeneration: boolean;
  /** True where strategic merge patches apply. */
  builtIn: boolean;
  /** Field selector paths besides name and namespace. */
  fieldPaths: string[];
  columns?: TableColumn[];
  /** Fills in a new or updated object. */
  applyDefaults?: (object: UnknownRecord) => void;
  /** Extra work at creation, after the defaults. */
  prepareCreate?: (object: UnknownRecord) => void;
  validate?: (object: KubeObject, previous?: KubeObject) => FieldError[];
}

/** Identifies a resource over all versions: `pods`, `deployments.apps`. */
export function resourceId(type: { group: string; plural: string }): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}

/** The `apiVersion` of a type in one of its versions. */
export function apiVersionOf(type: ResourceType, version?: string): string {
  const name = version ?? type.storageVersion;
  return type.group ? `${type.group}/${name}` : name;
}

type TypeOptions = Pick<ResourceType, 'kind' | 'plural'> &
  Partial<ResourceType>;

/** Describes a built-in resource; what is left out has the usual value. */
export function builtInType(options: TypeOptions): ResourceType {
  return {
    group: '',
    versions: ['v1'],
    storageVersion: options.versions?.[0] ?? 'v1',
    singular: options.kind.toLowerCase(),
    namespaced: true,
    nameRule: 'subdomain',
    deleteCollection: true,
    status: false,
    scale: false,
    countsGeneration: false,
    builtIn: true,
    fieldPaths: [],
    ...options,
  };
}

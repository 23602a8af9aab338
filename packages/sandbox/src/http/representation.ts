import { apiVersionOf } from '../api/ResourceType.ts';
import type { ResourceType, TableColumn } from '../api/ResourceType.ts';
import { ageColumn, nameColumn } from '../api/tableColumns.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { StatusError } from '../model/StatusError.ts';

/** The shape a client asked for by its Accept header. */
export type Shape = 'object' | 'Table' | 'PartialObjectMetadata';

const metaVersion = 'meta.k8s.io/v1';

function notAcceptable(message: string): StatusError {
  return new StatusError({ code: 406, reason: 'NotAcceptable', message });
}

/**
 * Picks the first shape in the Accept header that this server can make.
 *
 * @throws StatusError 406 when none is.
 */
export function negotiateShape(
  accept: string | undefined,
  list: boolean,
): Shape {
  const wanted = (accept ?? '*/*').split(',').map(item => item.trim());
  let wrongList: string | undefined;
  for (const item of wanted) {
    const [media, ...parameters] = item.split(';').map(part => part.trim());
    if (!/^(application\/json|application\/\*|\*\/\*|)$/.test(media)) {
      continue;
    }
    const as = parameters.find(part => part.startsWith('as='))?.slice(3);
    if (as === undefined) {
      return 'object';
    }
    if (!parameters.includes('g=meta.k8s.io')) {
      continue;
    }
    if (as === 'Table') {
      return 'Table';
    }
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') {
      if ((as === 'PartialObjectMetadataList') === list) {
        return 'PartialObjectMetadata';
      }
      wrongList = as;
    }
  }
  throw notAcceptable(
    wrongList
      ? `you requested ${wrongList}, but the requested object is ${
          list ? 'a list' : 'not a list'
        }`
      : 'only the following media types are accepted: application/json',
  );
}

function partial(object: KubeObject): object {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: metaVersion,
    metadata: object.metadata,
  };
}

function columnsOf(type: ResourceType): TableColumn[] {
  return type.columns ?? [nameColumn, ageColumn];
}

interface TableOptions {
  now: number;
  includeObject?: string;
  /** Later tables of one watch leave the column definitions out. */
  withoutDefinitions?: boolean;
}

function table(
  type: ResourceType,
  objects: KubeObject[],
  metadata: object,
  options: TableOptions,
): object {
  const columns = columnsOf(type);
  const embedded = (object: KubeObject) =>
    options.includeObject === 'Object' ? object : partial(object);
  return {
    kind: 'Table',
    apiVersion: metaVersion,
    metadata,
    columnDefinitions: options.withoutDefinitions
      ? null
      : columns.map(item => ({
          name: item.name,
          type: item.type,
          format: item.format ?? '',
          description: '',
          priority: item.priority ?? 0,
        })),
    rows: objects.map(object => ({
      cells: columns.map(item => item.cell(object, options.now) ?? ''),
      ...(options.includeObject === 'None' ? {} : { object: embedded(object) }),
    })),
  };
}

/** An object as a version of its resource shows it. */
export function inVersion(
  object: KubeObject,
  type: ResourceType,
  version: string,
): KubeObject {
  const apiVersion = apiVersionOf(type, version);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

/** Turns one object into what the client asked for. */
export function representObject(
  shape: Shape,
  type: ResourceType,
  object: KubeObject,
  options: TableOptions,
): object {
  if (shape === 'Table') {
    const { resourceVersion } = object.metadata;
    return table(type, [object], { resourceVersion }, options);
  }
  return shape === 'PartialObjectMetadata' ? partial(object) : object;
}

/** Turns a page of objects into what the client asked for. */
export function representList(
  shape: Shape,
  type: ResourceType,
  page: { items: KubeObject[]; metadata: object; version: string },
  options: TableOptions,
): object {
  if (shape === 'Table') {
    return table(type, page.items, page.metadata, options);
  }
  if (shape === 'PartialObjectMetadata') {
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: metaVersion,
      metadata: page.metadata,
      items: page.items.map(partial),
    };
  }
  return {
    kind: `${type.kind}List`,
    apiVersion: apiVersionOf(type, page.version),
    metadata: page.metadata,
    items: type.builtIn
      ? page.items.map(({ kind: _kind, apiVersion: _version, ...item }) => item)
      : page.items,
  };
}

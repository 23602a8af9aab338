import type { DeleteOptions } from '../api/deletion.ts';
import { parseListRequest } from '../api/ListRequest.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import { invalid, unsupportedValue } from '../model/FieldError.ts';
import { isRecord } from '../model/KubeObject.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { badRequest, methodNotAllowed } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { patchObject } from './patchObject.ts';
import {
  inVersion,
  negotiateShape,
  representList,
  representObject,
} from './representation.ts';
import { asDraft, readJson } from './requestBody.ts';
import type { WatchStreams } from './WatchStreams.ts';

function checkDryRun(exchange: Exchange, kind: string): void {
  const values = exchange.query.getAll('dryRun');
  if (values.length > 0 && values.some(value => value !== 'All')) {
    throw invalid({ group: 'meta.k8s.io', kind }, '', [
      unsupportedValue('dryRun', values, ['All']),
    ]);
  }
}

/** Answers with one object in the version and shape that was asked for. */
export function sendObject(
  exchange: Exchange,
  type: ResourceType,
  object: KubeObject,
  code = 200,
): void {
  const shape = negotiateShape(exchange.header('accept'), false);
  exchange.sendJson(
    code,
    representObject(
      shape,
      type,
      inVersion(object, type, exchange.info.version),
      {
        now: exchange.cluster.api.clock.now(),
        includeObject: exchange.query.get('includeObject') ?? undefined,
      },
    ),
  );
}

function sendList(exchange: Exchange, type: ResourceType): void {
  const { api } = exchange.cluster;
  const shape = negotiateShape(exchange.header('accept'), true);
  const request = parseListRequest(type, exchange.query, false);
  const { items, ...metadata } = api.list(
    type,
    exchange.info.namespace,
    request,
  );
  const { version } = exchange.info;
  const page = {
    items: items.map(item => inVersion(item, type, version)),
    metadata,
    version,
  };
  exchange.sendJson(
    200,
    representList(shape, type, page, {
      now: api.clock.now(),
      includeObject: exchange.query.get('includeObject') ?? undefined,
    }),
  );
}

function checkName(draft: { metadata?: { name?: string } }, name: string) {
  const given = draft.metadata?.name;
  if (given !== undefined && given !== name) {
    throw badRequest(
      `the name of the object (${given}) does not match the name on the URL (${name})`,
    );
  }
}

/** Reads what a PUT brings, checked against the URL. */
export async function readReplacement(exchange: Exchange, type: ResourceType) {
  const { name = '', version } = exchange.info;
  const draft = asDraft(
    await readJson(exchange.request, type.kind),
    type,
    version,
  );
  checkName(draft, name);
  return draft;
}

async function readDeleteOptions(exchange: Exchange): Promise<DeleteOptions> {
  const body = await readJson(exchange.request, 'DeleteOptions');
  const { query } = exchange;
  const options: DeleteOptions = isRecord(body) ? { ...body } : {};
  const grace = query.get('gracePeriodSeconds');
  if (grace !== null) {
    options.gracePeriodSeconds = Number(grace);
  }
  options.propagationPolicy ??= query.get('propagationPolicy') ?? undefined;
  options.dryRun =
    exchange.dryRun ||
    (isRecord(body) &&
      Array.isArray(body.dryRun) &&
      body.dryRun.includes('All'));
  return options;
}

async function deleteOne(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { namespace, name = '' } = exchange.info;
  const options = await readDeleteOptions(exchange);
  const { object, gone } = exchange.cluster.api.delete(
    type,
    namespaceOf(type, namespace),
    name,
    options,
  );
  if (!gone || type.kind === 'Pod') {
    sendObject(
      exchange,
      type,
      gone
        ? {
            ...object,
            metadata: {
              ...object.metadata,
              deletionTimestamp:
                object.metadata.deletionTimestamp ??
                exchange.cluster.api.clock.timestamp(),
              deletionGracePeriodSeconds: 0,
            },
          }
        : object,
    );
    return;
  }
  exchange.sendJson(200, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name,
      ...(type.group ? { group: type.group } : {}),
      kind: type.plural,
      uid: object.metadata.uid,
    },
  });
}

async function deleteMany(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  if (!type.deleteCollection) {
    throw methodNotAllowed();
  }
  const { api } = exchange.cluster;
  const request = parseListRequest(type, exchange.query, false);
  const options = await readDeleteOptions(exchange);
  const page = api.list(type, exchange.info.namespace, request);
  const { version } = exchange.info;
  for (const { metadata } of [...page.items]) {
    api.delete(type, metadata.namespace, metadata.name, options);
  }
  exchange.sendJson(
    200,
    representList(
      'object',
      type,
      {
        items: page.items.map(item => inVersion(item, type, version)),
        metadata: { resourceVersion: String(api.store.revision) },
        version,
      },
      { now: api.clock.now() },
    ),
  );
}

/** Namespaces are addressed below `/namespaces/` but live in no namespace. */
export function namespaceOf(
  type: ResourceType,
  namespace: string | undefined,
): string | undefined {
  return type.namespaced ? namespace : undefined;
}

/** Answers CRUD, list and watch of a resource. */
export async function handleResource(
  exchange: Exchange,
  type: ResourceType,
  watches: WatchStreams,
): Promise<void> {
  const { cluster, info } = exchange;
  const { api } = cluster;
  const { name = '', version } = info;
  const namespace = namespaceOf(type, info.namespace);
  const { dryRun } = exchange;
  if (exchange.request.method === 'HEAD') {
    throw methodNotAllowed();
  }
  switch (info.verb) {
    case 'list':
      sendList(exchange, type);
      return;
    case 'watch':
      watches.open(exchange, type);
      return;
    case 'get':
      sendObject(exchange, type, api.get(type, namespace, name));
      return;
    case 'create': {
      if (info.name !== undefined || (type.namespaced && !namespace)) {
        throw methodNotAllowed();
      }
      checkDryRun(exchange, 'CreateOptions');
      const body = await readJson(exchange.request, type.kind);
      const draft = asDraft(body, type, version);
      sendObject(
        exchange,
        type,
        api.create(type, namespace, draft, { dryRun }),
        201,
      );
      return;
    }
    case 'update': {
      if (info.name === undefined) {
        throw methodNotAllowed();
      }
      checkDryRun(exchange, 'UpdateOptions');
      const draft = await readReplacement(exchange, type);
      if (!type.builtIn && !draft.metadata?.resourceVersion) {
        throw invalid({ group: type.group, kind: type.plural }, name, [
          {
            field: 'metadata.resourceVersion',
            reason: 'FieldValueInvalid',
            message: 'Invalid value: 0: must be specified for an update',
          },
        ]);
      }
      sendObject(
        exchange,
        type,
        api.update(type, namespace, name, draft, { dryRun }),
      );
      return;
    }
    case 'patch': {
      if (info.name === undefined) {
        throw methodNotAllowed();
      }
      checkDryRun(exchange, 'PatchOptions');
      const draft = await patchObject(exchange.request, type, () =>
        inVersion(api.get(type, namespace, name), type, version),
      );
      checkName(draft, name);
      sendObject(
        exchange,
        type,
        api.update(type, namespace, name, draft, { dryRun }),
      );
      return;
    }
    case 'delete':
      await deleteOne(exchange, type);
      return;
    case 'deletecollection':
      await deleteMany(exchange, type);
      return;
    default:
      throw methodNotAllowed();
  }
}

import type { ResourceType } from '../api/ResourceType.ts';
import { methodNotAllowed, unknownResource } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { handleEviction } from './evictionHandler.ts';
import { handleLog } from './logHandler.ts';
import { patchObject } from './patchObject.ts';
import { namespaceOf, readReplacement, sendObject } from './resourceHandler.ts';
import { inVersion } from './representation.ts';
import { handleScale } from './scaleHandler.ts';
import { handleTokenRequest } from './tokenHandler.ts';

async function handleStatus(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { cluster, dryRun, info } = exchange;
  const { api } = cluster;
  const { name = '', version } = info;
  const namespace = namespaceOf(type, info.namespace);
  const options = { dryRun, subresource: 'status' } as const;
  const current = api.get(type, namespace, name);
  switch (info.verb) {
    case 'get':
      sendObject(exchange, type, current);
      return;
    case 'update':
    case 'patch': {
      const draft =
        info.verb === 'update'
          ? await readReplacement(exchange, type)
          : await patchObject(exchange.request, type, () =>
              inVersion(current, type, version),
            );
      sendObject(
        exchange,
        type,
        api.update(type, namespace, name, draft, options),
      );
      return;
    }
    default:
      throw methodNotAllowed();
  }
}

async function handleFinalize(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { cluster, info } = exchange;
  if (info.verb !== 'update') {
    throw methodNotAllowed();
  }
  const { name = '' } = info;
  const draft = await readReplacement(exchange, type);
  const stored = cluster.api.update(type, undefined, name, draft);
  const { finalizers } = (stored.spec ?? {}) as { finalizers?: string[] };
  if (stored.metadata.deletionTimestamp && !finalizers?.length) {
    cluster.api.store.remove('namespaces', name);
  }
  sendObject(exchange, type, stored);
}

/** Answers requests below an object: status, scale, log, eviction and so on. */
export async function handleSubresource(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { subresource } = exchange.info;
  const extra = type.extra?.some(item => item.name === subresource);
  if (subresource === 'status' && type.status) {
    await handleStatus(exchange, type);
  } else if (subresource === 'scale' && type.scale) {
    await handleScale(exchange, type);
  } else if (subresource === 'finalize' && type.kind === 'Namespace') {
    await handleFinalize(exchange, type);
  } else if (extra && subresource === 'log') {
    handleLog(exchange, type);
  } else if (extra && subresource === 'eviction') {
    await handleEviction(exchange, type);
  } else if (extra && subresource === 'token') {
    await handleTokenRequest(exchange, type);
  } else {
    throw unknownResource();
  }
}

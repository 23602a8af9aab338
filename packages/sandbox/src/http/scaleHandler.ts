import type { ResourceType } from '../api/ResourceType.ts';
import { invalid, invalidValue } from '../model/FieldError.ts';
import { isRecord, readPath } from '../model/KubeObject.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { selectorText } from '../model/labelSelector.ts';
import type { LabelSelector } from '../model/labelSelector.ts';
import { methodNotAllowed } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { patchObject } from './patchObject.ts';
import { asDraft, readJson } from './requestBody.ts';

const scaleType = { kind: 'Scale', builtIn: true };

function scaleOf(object: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const selector = readPath(object, 'spec.selector') as
    | LabelSelector
    | undefined;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: readPath(object, 'spec.replicas') },
    status: {
      replicas: readPath(object, 'status.replicas') ?? 0,
      selector: selectorText(selector),
    },
  };
}

/** Answers the `scale` subresource of a workload. */
export async function handleScale(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { cluster, dryRun, info, request } = exchange;
  const { api } = cluster;
  const { namespace, name = '' } = info;
  const current = api.get(type, namespace, name);
  if (info.verb === 'get') {
    exchange.sendJson(200, scaleOf(current));
    return;
  }
  if (info.verb !== 'update' && info.verb !== 'patch') {
    throw methodNotAllowed();
  }
  const draft =
    info.verb === 'update'
      ? asDraft(await readJson(request, 'Scale'), scaleType, 'v1')
      : await patchObject(request, scaleType, () => scaleOf(current));
  const replicas = readPath(draft, 'spec.replicas') ?? 0;
  if (typeof replicas !== 'number' || replicas < 0) {
    throw invalid({ group: 'autoscaling', kind: 'Scale' }, name, [
      invalidValue(
        'spec.replicas',
        replicas,
        'must be greater than or equal to 0',
      ),
    ]);
  }
  const spec = isRecord(current.spec) ? current.spec : {};
  const updated = api.update(
    type,
    namespace,
    name,
    {
      ...current,
      metadata: {
        ...current.metadata,
        resourceVersion: draft.metadata?.resourceVersion,
        uid: draft.metadata?.uid ?? current.metadata.uid,
      },
      spec: { ...spec, replicas },
    },
    { dryRun },
  );
  exchange.sendJson(200, scaleOf(updated));
}

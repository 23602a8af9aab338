import { randomBytes } from 'node:crypto';
import type { ResourceType } from '../api/ResourceType.ts';
import { readPath } from '../model/KubeObject.ts';
import { methodNotAllowed } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { asDraft, readJson } from './requestBody.ts';

/** Answers `kubectl create token`: a bearer token for a service account. */
export async function handleTokenRequest(
  exchange: Exchange,
  type: ResourceType,
): Promise<void> {
  const { cluster, info, request } = exchange;
  if (info.verb !== 'create') {
    throw methodNotAllowed();
  }
  const { namespace = '', name = '' } = info;
  const account = cluster.api.get(type, namespace, name);
  const draft = asDraft(
    await readJson(request, 'TokenRequest'),
    { kind: 'TokenRequest' },
    'v1',
  );
  const seconds = Number(readPath(draft, 'spec.expirationSeconds') ?? 3600);
  const expires = cluster.api.clock.now() + seconds * 1000;
  const token = randomBytes(32).toString('base64url');
  cluster.users.add(
    token,
    {
      name: `system:serviceaccount:${namespace}:${name}`,
      groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
      uid: account.metadata.uid,
    },
    expires,
  );
  exchange.sendJson(201, {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: {
      name,
      namespace,
      creationTimestamp: cluster.api.clock.timestamp(),
    },
    spec: { audiences: [], expirationSeconds: seconds, boundObjectRef: null },
    status: {
      token,
      expirationTimestamp: new Date(expires).toISOString(),
    },
  });
}

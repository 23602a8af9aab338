import { InputError, NotAllowedError } from '@backstage/errors';
import type { OutgoingHttpHeaders } from 'node:http';
import { version } from '../../package.json';
import { ApiRequest, Impersonation } from './ApiClient';

/** Names this gateway in the API server's logs and audit. */
export const userAgent = `wheelhouse/${version} (cluster-gateway)`;

/**
 * The headers of a request, built from nothing but the request itself and the
 * gateway's own credential.
 *
 * Throws `NotAllowedError` for an impersonation of a `system:` user or group
 * (but `system:authenticated`), `InputError` for a name that no header can carry.
 */
export function requestHeaders(
  request: ApiRequest,
  credential: Readonly<Record<string, string>>,
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    'User-Agent': userAgent,
    Accept: request.accept ?? 'application/json',
    ...credential,
  };
  if (request.body !== undefined) {
    headers['Content-Type'] = request.contentType ?? 'application/json';
  }
  if (request.impersonate) {
    if (credential['Impersonate-User'] !== undefined) {
      throw new NotAllowedError(
        'The kubeconfig of this cluster already acts as another user (`as`), so users cannot be impersonated with it.',
      );
    }
    Object.assign(headers, impersonationHeaders(request.impersonate));
  }
  return headers;
}

function impersonationHeaders(who: Impersonation): OutgoingHttpHeaders {
  checkName('user', who.user);
  if (who.user.startsWith('system:')) {
    throw refused('user', who.user);
  }
  for (const group of who.groups) {
    checkName('group', group);
    if (group.startsWith('system:') && group !== 'system:authenticated') {
      throw refused('group', group);
    }
  }
  const headers: OutgoingHttpHeaders = { 'Impersonate-User': who.user };
  if (who.groups.length > 0) {
    headers['Impersonate-Group'] = [...who.groups];
  }
  return headers;
}

// A space at either end would be dropped on the way, and ` system:masters` arrive as `system:masters`.
function checkName(what: 'user' | 'group', name: string) {
  if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(name)) {
    throw new InputError(
      `The ${what} ${JSON.stringify(
        name,
      )} cannot be impersonated: its name must be printable ASCII, not empty, without spaces at its ends.`,
    );
  }
}

function refused(what: 'user' | 'group', name: string) {
  return new NotAllowedError(
    `The ${what} "${name}" is never impersonated: names that begin with "system:" belong to Kubernetes.`,
  );
}

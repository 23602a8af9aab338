import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Caller } from '../service/Caller';

/** The caller of an action. Throws `NotAllowedError` if that is no user. */
export function requireUser(
  auth: AuthService,
  credentials: BackstageCredentials,
  action: string,
): Caller {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError(
      `The action '${action}' shows what a user may see of the clusters, so it has to be called with the credentials of a user, not of a service.`,
    );
  }
  return { credentials, action };
}

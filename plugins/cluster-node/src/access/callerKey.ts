import { BackstageCredentials } from '@backstage/backend-plugin-api';

/**
 * Equal for credentials of one user from one sign-in. Undefined for all other
 * callers: what a service may do hangs on more than can be seen of it.
 */
export function callerKey({
  principal,
  expiresAt,
}: BackstageCredentials): string | undefined {
  const { type } = principal as { type?: unknown };
  return type === 'user' ? JSON.stringify([principal, expiresAt]) : undefined;
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Equal for credentials of the same caller from the same sign-in. */
export function callerKey({
  principal,
  expiresAt,
}: BackstageCredentials): string {
  return JSON.stringify([principal, expiresAt]);
}

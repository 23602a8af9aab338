import {
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import { KeptAnswers } from './KeptAnswers';

/**
 * How long, in milliseconds, what was just asked about a user and grants
 * nothing holds for what the same user opens next: a page opens several views
 * within a moment, and each of them asks again within a minute.
 */
export const RECENT_MILLISECONDS = 2_000;

/** What of the permission framework decides over views. */
export type ViewPermissions = Pick<PermissionsService, 'authorizeConditional'>;

/**
 * Asks once for all that one user opens at the same moment. An answer is not
 * kept: what is opened after a permission was taken away is decided without it.
 */
export function sharedDecisions(permissions: ViewPermissions): ViewPermissions {
  const kept = new KeptAnswers<PolicyDecision[]>({
    milliseconds: RECENT_MILLISECONDS,
    onlyWhileAsking: true,
  });
  return {
    authorizeConditional: (requests, options) =>
      options && 'credentials' in options
        ? kept.of(options.credentials, requests, () =>
            permissions.authorizeConditional(requests, options),
          )
        : permissions.authorizeConditional(requests, options),
  };
}

/** Asks once for all that one user opens within a moment. */
export function recentUserInfo(userInfo: UserInfoService): UserInfoService {
  const kept = new KeptAnswers<
    Awaited<ReturnType<UserInfoService['getUserInfo']>>
  >({ milliseconds: RECENT_MILLISECONDS });
  return {
    getUserInfo: credentials =>
      kept.of(credentials, undefined, () => userInfo.getUserInfo(credentials)),
  };
}

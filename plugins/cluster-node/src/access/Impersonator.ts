import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { ClusterDefinition } from '../clusters/ClusterDefinition';
import { Impersonation } from '../upstream/ApiClient';

/** Turns a Backstage user into the user and groups that Kubernetes shall see. */
export class Impersonator {
  constructor(private readonly userInfo: UserInfoService) {}

  /**
   * Undefined where the cluster's identity is the gateway's own.
   * Throws `NotAllowedError` for names that could pass for the system's.
   */
  async impersonation(
    credentials: BackstageCredentials,
    definition: ClusterDefinition,
  ): Promise<Impersonation | undefined> {
    if (definition.identity !== 'impersonate') {
      return undefined;
    }
    const prefix = definition.impersonationPrefix ?? '';
    const { userEntityRef, ownershipEntityRefs } =
      await this.userInfo.getUserInfo(credentials);
    const groups = ownershipEntityRefs
      .filter(ref => ref !== userEntityRef)
      .map(ref => `${prefix}${ref}`)
      .sort();
    const user = `${prefix}${userEntityRef}`;
    for (const name of [user, ...groups]) {
      if (!prefix || name.startsWith('system:')) {
        throw new NotAllowedError(
          `Cluster '${definition.name}' would be asked as '${name}'. Set wheelhouse.clusters.${definition.name}.impersonation.prefix to a prefix that is not empty and does not begin with 'system:'.`,
        );
      }
    }
    return { user, groups: [...groups, 'system:authenticated'] };
  }
}

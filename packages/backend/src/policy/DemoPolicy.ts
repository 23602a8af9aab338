import { AuthService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  clusterResourceInspectPermission,
  RESOURCE_TYPE_CLUSTER_RESOURCE,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterConditions,
  createClusterConditionalDecision,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { DemoGrant, readDemoGrants } from './DemoGrant';

/**
 * Decides cluster permissions by `demo.policy` and allows everything else. A
 * real portal brings a policy of its own; this one shows how the rules of
 * cluster resources are used.
 */
export class DemoPolicy implements PermissionPolicy {
  static create(options: { auth: AuthService; config: Config }): DemoPolicy {
    return new DemoPolicy(options.auth, readDemoGrants(options.config));
  }

  private constructor(
    private readonly auth: AuthService,
    private readonly grants: ReadonlyMap<string, DemoGrant>,
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!isResourcePermission(permission, RESOURCE_TYPE_CLUSTER_RESOURCE)) {
      return { result: AuthorizeResult.ALLOW };
    }
    const grant = this.grantOf(user);
    const inspects = isPermission(permission, clusterResourceInspectPermission);
    if (!grant || (inspects && !grant.inspect)) {
      return { result: AuthorizeResult.DENY };
    }
    if (grant.everything) {
      return { result: AuthorizeResult.ALLOW };
    }
    const [first, ...rest] = grant.namespaces.map(({ names, cluster }) =>
      clusterConditions.inNamespace({ namespaces: names, cluster }),
    );
    return first
      ? createClusterConditionalDecision(permission, anyOf(first, ...rest))
      : { result: AuthorizeResult.DENY };
  }

  private grantOf(user: PolicyQueryUser | undefined): DemoGrant | undefined {
    return user && this.auth.isPrincipal(user.credentials, 'user')
      ? this.grants.get(user.credentials.principal.userEntityRef)
      : undefined;
  }
}

type ClusterCondition = PermissionCondition<
  typeof RESOURCE_TYPE_CLUSTER_RESOURCE
>;

function anyOf(
  ...conditions: [ClusterCondition, ...ClusterCondition[]]
): PermissionCriteria<ClusterCondition> {
  return { anyOf: conditions };
}

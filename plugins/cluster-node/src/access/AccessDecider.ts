import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  clusterResourceReadPermission,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { HubCluster } from '../hub/HubCluster';
import { AccessReviews } from './AccessReviews';
import { AccessSet } from './AccessSet';
import { ClusterAccess } from './ClusterAccess';
import { DecidedAccess } from './DecidedAccess';
import { Impersonator } from './Impersonator';
import { PermissionDecision } from './PermissionDecision';
import { KubernetesCut } from './KubernetesCut';
import { ViewPermissions } from './recentDecisions';

/** What an access set has to be able to answer. */
export interface AccessQuestion {
  clusters: readonly HubCluster[];
  descriptors: readonly ResourceDescriptor[];
  /** Only these namespaces are of interest; all if undefined. */
  namespaces?: readonly string[];
  /** Only this object is of interest. */
  object?: { namespace?: string; name: string };
}

/** Decides what users may see, from Backstage permissions and, when impersonating, RBAC. */
export class AccessDecider {
  constructor(
    private readonly permissions: ViewPermissions,
    private readonly impersonator: Impersonator,
    private readonly reviews: AccessReviews,
  ) {}

  /** An answer that is at most 25 s old; ask again after 30 s. */
  async decide(
    credentials: BackstageCredentials,
    question: AccessQuestion,
    permission: ResourcePermission = clusterResourceReadPermission,
  ): Promise<AccessSet> {
    const decision = await PermissionDecision.make(
      this.permissions,
      credentials,
      permission,
    );
    const parts = await Promise.all(
      question.clusters.map(cluster =>
        this.decideCluster(credentials, question, decision, cluster),
      ),
    );
    return new DecidedAccess(decision, parts);
  }

  private async decideCluster(
    credentials: BackstageCredentials,
    question: AccessQuestion,
    decision: PermissionDecision,
    cluster: HubCluster,
  ): Promise<ClusterAccess> {
    const owners = cluster.model.namespaceOwners();
    const user = await this.impersonator.impersonation(
      credentials,
      cluster.definition,
    );
    const access = new ClusterAccess(cluster.definition.name, decision, owners);
    if (!user || decision.deniesAll) {
      return access;
    }
    const namespaces = (question.namespaces ?? [...owners.keys()]).filter(
      namespace =>
        question.descriptors.some(({ id }) => access.allows(id, namespace)),
    );
    const cut = await KubernetesCut.make(this.reviews, cluster, user, {
      ...question,
      namespaces,
    }).catch(error => KubernetesCut.unanswered(cluster, user, error));
    return new ClusterAccess(cluster.definition.name, decision, owners, cut);
  }
}

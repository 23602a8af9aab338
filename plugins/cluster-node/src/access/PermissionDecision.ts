import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { ViewPermissions } from './recentDecisions';
import { ClusterResource, clusterRules } from './rules';

const applyDecision = createConditionAuthorizer<ClusterResource>({
  getRuleByName(name) {
    const rule = Object.values(clusterRules).find(known => known.name === name);
    if (!rule) {
      throw new Error(
        `The permission policy uses the rule ${name}, which cluster resources do not have.`,
      );
    }
    return rule;
  },
});

/** What the permission framework says of one user and one permission. */
export class PermissionDecision {
  private readonly answers = new Map<string, boolean>();

  private constructor(
    readonly permission: string,
    private readonly decision: PolicyDecision,
  ) {}

  static async make(
    permissions: ViewPermissions,
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<PermissionDecision> {
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.CONDITIONAL) {
      checkConditions(decision, decision.conditions);
    }
    return new PermissionDecision(permission.name, decision);
  }

  /** Equal for equal decisions. */
  get fingerprint(): string {
    return this.decision.result === AuthorizeResult.CONDITIONAL
      ? JSON.stringify(this.decision.conditions)
      : this.decision.result;
  }

  /** Whether it depends on the resource, and so on who owns a namespace. */
  get isConditional(): boolean {
    return this.decision.result === AuthorizeResult.CONDITIONAL;
  }

  get deniesAll(): boolean {
    return this.decision.result === AuthorizeResult.DENY;
  }

  allows(resource: ClusterResource): boolean {
    if (this.decision.result !== AuthorizeResult.CONDITIONAL) {
      return this.decision.result === AuthorizeResult.ALLOW;
    }
    const { cluster, kind, namespace, owner } = resource;
    const key = JSON.stringify([cluster, kind, namespace, owner]);
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = applyDecision(this.decision, resource);
      this.answers.set(key, answer);
    }
    return answer;
  }
}

/** Applies each condition once, so that a policy that cannot be applied fails here and nowhere later. */
function checkConditions(
  decision: ConditionalPolicyDecision,
  criteria: PermissionCriteria<PermissionCondition>,
): void {
  if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      checkConditions(decision, part);
    }
  } else if (isOrCriteria(criteria)) {
    for (const part of criteria.anyOf) {
      checkConditions(decision, part);
    }
  } else if (isNotCriteria(criteria)) {
    checkConditions(decision, criteria.not);
  } else {
    applyDecision(
      { ...decision, conditions: criteria },
      { cluster: '', kind: '' },
    );
  }
}

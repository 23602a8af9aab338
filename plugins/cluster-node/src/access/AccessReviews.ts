import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { HubCluster } from '../hub/HubCluster';
import { Impersonation } from '../upstream/ApiClient';
import { KeptAnswers } from './KeptAnswers';

// With the 30 s between two decisions of a live view it stays under a minute.
const KEEP_MILLISECONDS = 25_000;
const KEEP_FAILURE_MILLISECONDS = 5_000;
const TIMEOUT_MILLISECONDS = 5_000;
const AT_ONCE = 8;

/** What is asked of Kubernetes: may this user do `verb` on the kind? */
export interface ReviewTarget {
  descriptor: ResourceDescriptor;
  verb: string;
  namespace?: string;
  name?: string;
}

/** The API server's answer. */
export interface Review {
  allowed: boolean;
  reason?: string;
}

interface SubjectAccessReview {
  status?: { allowed?: boolean; reason?: string };
}

/**
 * Asks API servers what an impersonated user may see. Answers are kept for 25 s
 * per user with exactly the groups of the call, and few are asked for at once.
 */
export class AccessReviews {
  private readonly kept: KeptAnswers<Review>;
  private readonly turnstiles = new Map<string, Turnstile>();

  constructor(now?: () => number) {
    this.kept = new KeptAnswers({
      milliseconds: KEEP_MILLISECONDS,
      failureMilliseconds: KEEP_FAILURE_MILLISECONDS,
      now,
    });
  }

  review(
    cluster: HubCluster,
    user: Impersonation,
    target: ReviewTarget,
  ): Promise<Review> {
    const { descriptor, verb, namespace, name } = target;
    const key = JSON.stringify([
      cluster.definition.name,
      user,
      [descriptor.id, verb, namespace, name],
    ]);
    return this.kept.get(key, () => this.ask(cluster, user, target));
  }

  private async ask(
    cluster: HubCluster,
    user: Impersonation,
    { descriptor, verb, namespace, name }: ReviewTarget,
  ): Promise<Review> {
    const turnstile = this.turnstileOf(cluster.definition.name);
    await turnstile.enter();
    try {
      const { status } = await cluster.client.request<SubjectAccessReview>({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        timeout: TIMEOUT_MILLISECONDS,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: user.user,
            groups: user.groups,
            resourceAttributes: {
              group: descriptor.group,
              resource: descriptor.plural,
              verb,
              namespace,
              name,
            },
          },
        },
      });
      return {
        allowed: status?.allowed === true,
        reason: status?.reason || undefined,
      };
    } finally {
      turnstile.leave();
    }
  }

  private turnstileOf(cluster: string): Turnstile {
    let turnstile = this.turnstiles.get(cluster);
    if (!turnstile) {
      turnstile = new Turnstile(AT_ONCE);
      this.turnstiles.set(cluster, turnstile);
    }
    return turnstile;
  }
}

/** Lets few through at once. One per cluster, so that a dead one holds up no other. */
class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  async enter(): Promise<void> {
    if (this.inside < this.places) {
      this.inside += 1;
    } else {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) {
      next();
    } else {
      this.inside -= 1;
    }
  }
}

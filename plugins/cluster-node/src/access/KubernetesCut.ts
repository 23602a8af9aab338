import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { HubCluster } from '../hub/HubCluster';
import { Impersonation } from '../upstream/ApiClient';
import { AccessReviews, Review, ReviewTarget } from './AccessReviews';

type Reach = 'everywhere' | ReadonlySet<string>;

/** What of a cluster is in view. */
export interface CutView {
  descriptors: readonly ResourceDescriptor[];
  namespaces: readonly string[];
  /** Only this object is in view: it may be granted by name, without any list. */
  object?: { namespace?: string; name: string };
}

/**
 * What RBAC of one cluster leaves of an impersonated user's view. A kind is
 * asked for cluster-wide first and only then in each namespace in view.
 */
export class KubernetesCut {
  readonly fingerprint: string;

  private constructor(
    private readonly cluster: string,
    private readonly user: string,
    private readonly reach: ReadonlyMap<string, Reach>,
    private readonly failure?: string,
  ) {
    this.fingerprint = JSON.stringify([
      failure,
      [...reach].map(([kind, where]) => [
        kind,
        where === 'everywhere' ? where : [...where].sort(),
      ]),
    ]);
  }

  static async make(
    reviews: AccessReviews,
    cluster: HubCluster,
    user: Impersonation,
    view: CutView,
  ): Promise<KubernetesCut> {
    const reach = await Promise.all(
      view.descriptors.map(
        async (descriptor): Promise<[string, Reach]> => [
          descriptor.id,
          await reachOf(target => reviews.review(cluster, user, target), {
            ...view,
            descriptor,
          }),
        ],
      ),
    );
    return new KubernetesCut(
      cluster.definition.name,
      user.user,
      new Map(reach),
    );
  }

  /** For a cluster that could not be asked: nothing of it is shown. */
  static unanswered(
    cluster: HubCluster,
    user: Impersonation,
    error: Error,
  ): KubernetesCut {
    return new KubernetesCut(
      cluster.definition.name,
      user.user,
      new Map(),
      `Cluster ${cluster.definition.name} could not be asked what ${user.user} may see: ${error.message}`,
    );
  }

  allows(kind: string, namespace: string): boolean {
    const where = this.reach.get(kind);
    return where === 'everywhere' || (where?.has(namespace) ?? false);
  }

  /** A sentence when RBAC leaves nothing of the kind. */
  denial(kind: string): string | undefined {
    if (this.failure) {
      return this.failure;
    }
    const where = this.reach.get(kind);
    return where === 'everywhere' || (where && where.size > 0)
      ? undefined
      : `Kubernetes does not let ${this.user} list ${kind} in cluster ${this.cluster}. Ask for a RoleBinding there.`;
  }
}

async function reachOf(
  review: (target: ReviewTarget) => Promise<Review>,
  view: CutView & { descriptor: ResourceDescriptor },
): Promise<Reach> {
  const { descriptor, object } = view;
  if (object) {
    const named = await review({ descriptor, verb: 'get', ...object });
    return named.allowed ? 'everywhere' : new Set();
  }
  const wide = await review({ descriptor, verb: 'list' });
  if (wide.allowed) {
    return 'everywhere';
  }
  const allowed = new Set<string>();
  await Promise.all(
    placesOf(descriptor, view.namespaces).map(async place => {
      if ((await review({ descriptor, ...place })).allowed) {
        allowed.add(place.namespace);
      }
    }),
  );
  return allowed;
}

function placesOf(
  descriptor: ResourceDescriptor,
  namespaces: readonly string[],
): { verb: string; namespace: string; name?: string }[] {
  if (descriptor.id === 'namespaces') {
    return namespaces.map(name => ({ verb: 'get', namespace: name, name }));
  }
  return descriptor.scope === 'Namespaced'
    ? namespaces.map(namespace => ({ verb: 'list', namespace }))
    : [];
}

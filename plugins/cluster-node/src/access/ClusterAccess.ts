import { Denial } from './AccessSet';
import { KubernetesCut } from './KubernetesCut';
import { PermissionDecision } from './PermissionDecision';

/**
 * What one user may see of one cluster, as it was at one moment: the namespaces
 * there were, and who owned them, are part of the decision.
 */
export class ClusterAccess {
  /** By kind and namespace, since this is asked for every row. */
  private readonly answers = new Map<string, Map<string, boolean>>();
  private readonly denials = new Map<string, Denial | undefined>();

  constructor(
    readonly cluster: string,
    private readonly decision: PermissionDecision,
    /** Every namespace, with its owner if it has one. */
    private readonly owners: ReadonlyMap<string, string | undefined>,
    private readonly cut?: KubernetesCut,
  ) {}

  get fingerprint(): string {
    return JSON.stringify([
      this.cluster,
      this.cut?.fingerprint,
      this.dependsOnNamespaces ? [...this.owners].sort() : undefined,
    ]);
  }

  /** Whether a namespace that comes, goes or changes its owner changes the answers. */
  get dependsOnNamespaces(): boolean {
    return this.decision.isConditional || this.cut !== undefined;
  }

  allows(kind: string, namespace: string): boolean {
    let answers = this.answers.get(kind);
    if (!answers) {
      answers = new Map();
      this.answers.set(kind, answers);
    }
    let answer = answers.get(namespace);
    if (answer === undefined) {
      answer = this.decide(kind, namespace);
      answers.set(namespace, answer);
    }
    return answer;
  }

  /** Whether the kind may be seen in every namespace there is. */
  allowsEverywhere(kind: string): boolean {
    return [...this.owners.keys()].every(namespace =>
      this.allows(kind, namespace),
    );
  }

  denial(kind: string, namespaced: boolean): Denial | undefined {
    if (!this.denials.has(kind)) {
      this.denials.set(kind, this.findDenial(kind, namespaced));
    }
    return this.denials.get(kind);
  }

  private decide(kind: string, namespace: string): boolean {
    return (
      this.decision.allows({
        cluster: this.cluster,
        kind,
        namespace: namespace || undefined,
        owner: namespace ? this.owners.get(namespace) : undefined,
      }) &&
      (this.cut?.allows(kind, namespace) ?? true)
    );
  }

  private findDenial(kind: string, namespaced: boolean): Denial | undefined {
    const byKubernetes = this.decision.deniesAll
      ? undefined
      : this.cut?.denial(kind);
    if (byKubernetes) {
      return { by: 'kubernetes', reason: byKubernetes };
    }
    const places =
      namespaced && this.owners.size > 0 ? [...this.owners.keys()] : [''];
    return places.some(place => this.allows(kind, place))
      ? undefined
      : {
          by: 'permission',
          reason: `Your permission ${this.decision.permission} does not cover ${kind} in cluster ${this.cluster}.`,
        };
  }
}

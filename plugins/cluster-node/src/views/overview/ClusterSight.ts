import { AccessSet } from '../../access/AccessSet';
import { ClusterSource } from './OverviewSource';

/** What one viewer may know of the sums of one cluster. */
export class ClusterSight {
  constructor(
    readonly source: ClusterSource,
    private readonly access: AccessSet,
  ) {}

  /** Whether anything of a kind may be seen, and a whole list of it has arrived. */
  knows(kind: string): boolean {
    const state = this.source.stateOf(kind);
    return this.sees(kind) && (state === 'live' || state === 'stale');
  }

  /** Whether some of the kinds are known, and nothing that may be seen is still to come. */
  knowsSome(kinds: readonly string[]): boolean {
    return (
      kinds.some(kind => this.knows(kind)) &&
      !kinds.some(
        kind => this.sees(kind) && this.source.stateOf(kind) === 'connecting',
      )
    );
  }

  sees(kind: string): boolean {
    return this.access.denial(this.source.name, kind) === undefined;
  }

  allows(kind: string, namespace: string): boolean {
    return this.access.allows(this.source.name, kind, namespace);
  }

  /** Whether sums over all namespaces tell nothing that the viewer may not see. */
  seesEverywhere(kind: string): boolean {
    return this.access.allowsEverywhere(this.source.name, kind);
  }

  /** The namespaces that are counted and may be seen. */
  namespaces(): string[] {
    const { inhabited, namespaces } = this.source;
    return (inhabited ? [...inhabited] : namespaces).filter(namespace =>
      this.allows('namespaces', namespace),
    );
  }
}

import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { KindSink, KindState } from '../UpstreamCluster';

/** A `KindSink` that keeps what it was told, and what that amounts to. */
export class RecordingSink implements KindSink {
  /** Everything in order, e.g. `begin`, `upsert a`, `end`, `delete a`, `live`. */
  readonly log: string[] = [];
  readonly states: KindState[] = [];
  /** Name → resource version of what is there now. */
  readonly objects = new Map<string, string | undefined>();
  private readonly open = new Map<string | undefined, Set<string>>();

  beginList(namespace?: string): void {
    this.open.set(namespace, new Set());
    this.note(`begin${namespace ? ` ${namespace}` : ''}`);
  }

  upsert({ metadata }: KubernetesObject): void {
    this.objects.set(metadata.name, metadata.resourceVersion);
    for (const names of this.open.values()) {
      names.add(metadata.name);
    }
    this.note(`upsert ${metadata.name}`);
  }

  endList(namespace?: string): void {
    const names = this.open.get(namespace);
    if (!names) {
      throw new Error('A list ended that had not begun.');
    }
    this.open.delete(namespace);
    if (namespace === undefined) {
      for (const name of this.objects.keys()) {
        if (!names.has(name)) {
          this.objects.delete(name);
        }
      }
    }
    this.note(`end${namespace ? ` ${namespace}` : ''}`);
  }

  delete({ metadata }: KubernetesObject): void {
    this.objects.delete(metadata.name);
    this.note(`delete ${metadata.name}`);
  }

  state(state: KindState): void {
    this.states.push(state);
    this.note(state.state);
  }

  get last(): KindState {
    return this.states[this.states.length - 1];
  }

  get stateNames(): string[] {
    return this.states.map(({ state }) => state);
  }

  /** Resolves once the test holds. */
  async until(test: () => boolean, milliseconds = 20_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!test()) {
      if (Date.now() > end) {
        throw new Error(
          `It did not come to ${test}, but to ${this.log
            .slice(-20)
            .join(', ')}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  private note(entry: string) {
    this.log.push(entry);
  }
}

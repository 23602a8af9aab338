import { KindState } from './UpstreamCluster';

/**
 * The state of one collection. It is told on only when it changed, and keeps
 * the time since when it lasts while only the reason changes.
 */
export class CollectionStatus {
  private value: KindState = { state: 'connecting', since: new Date() };

  constructor(private readonly changed: (state: KindState) => void) {}

  get(): KindState {
    return this.value;
  }

  set(state: KindState['state'], reason?: string, since?: Date): void {
    const before = this.value;
    if (before.state === state && before.reason === reason) {
      return;
    }
    this.value = {
      state,
      since: before.state === state ? before.since : since ?? new Date(),
      reason,
    };
    this.changed(this.value);
  }
}

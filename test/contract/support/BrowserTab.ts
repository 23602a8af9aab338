import { mockCredentials } from '@backstage/backend-test-utils';
import {
  FeedRequest,
  FeedState,
  initialFeedState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { DefaultFeedClient } from '../../../plugins/cluster-react/src/feed/DefaultFeedClient';
import { FeedTarget } from '../../../plugins/cluster-react/src/feed/FeedClient';

/** The feed client of a browser tab over real HTTP, and what it does there. */
export class BrowserTab {
  /** The bodies of all requests, oldest first. */
  readonly requests: FeedRequest[] = [];
  /** Streams that were answered and have not ended. */
  open = 0;
  private readonly client: DefaultFeedClient;
  private readonly states = new Map<string, FeedState[]>();
  private readonly unsubscribes: (() => void)[] = [];

  constructor(url: string) {
    this.client = DefaultFeedClient.create({
      url: async () => `${url}/api/cluster/v1/feed`,
      fetch: (address, init) => this.fetch(address, init),
      clock: { now: Date.now, after: afterUnheld },
    });
  }

  follow(name: string, target: FeedTarget): void {
    const states: FeedState[] = [];
    this.states.set(name, states);
    this.unsubscribes.push(
      this.client.subscribe(target, state => states.push(state)),
    );
  }

  /** All that a listener was told, oldest first. */
  history(name: string): FeedState[] {
    return this.states.get(name) ?? [];
  }

  now(name: string): FeedState {
    return this.history(name).at(-1) ?? initialFeedState;
  }

  names(name: string): string[] {
    return Array.from(this.now(name).rows.values(), row => row.name).sort();
  }

  async until(
    reached: () => boolean | Promise<boolean>,
    milliseconds = 60_000,
  ): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!(await reached())) {
      if (Date.now() > deadline) {
        throw new Error(
          `not reached: ${reached}\n${JSON.stringify(
            [...this.states.keys()].map(name => {
              const { sources, error, state } = this.now(name);
              return { name, rows: this.names(name), state, sources, error };
            }),
          )}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** Closes the tab. The client keeps its streams a little longer. */
  close(): void {
    for (const unsubscribe of this.unsubscribes) {
      unsubscribe();
    }
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    this.requests.push(JSON.parse(String(init.body)));
    const response = await fetch(url, {
      ...init,
      headers: {
        ...init.headers,
        authorization: mockCredentials.user.header(),
      },
    });
    if (!response.ok || !response.body) {
      return response;
    }
    this.open += 1;
    let counted = true;
    const ended = () => {
      this.open -= counted ? 1 : 0;
      counted = false;
    };
    init.signal?.addEventListener('abort', ended);
    const watched = response.body.pipeThrough(
      new TransformStream({ flush: ended }),
    );
    return new Response(watched, response);
  }
}

/** A timer that does not keep the suite from ending: the client lingers after its tab. */
function afterUnheld(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms).unref();
  return () => clearTimeout(timer);
}

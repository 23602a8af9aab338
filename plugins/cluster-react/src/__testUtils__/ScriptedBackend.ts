import {
  FeedEvent,
  FeedRequest,
  FeedSubscription,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';

const encoder = new TextEncoder();

/** The backend of the feed, as a test plays it. */
export class ScriptedBackend {
  readonly requests: ScriptedRequest[] = [];

  readonly fetch = (_url: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      this.requests.push(new ScriptedRequest(init, resolve, reject));
    });

  /** The newest request. */
  get last(): ScriptedRequest {
    const request = this.requests[this.requests.length - 1];
    if (!request) {
      throw new Error('Nothing was requested.');
    }
    return request;
  }

  /** Requests that the client has not given up. */
  get open(): ScriptedRequest[] {
    return this.requests.filter(request => !request.isOver);
  }
}

/** One request to the feed. */
export class ScriptedRequest {
  readonly subscriptions: FeedSubscription[];
  isOver = false;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(
    init: RequestInit,
    private readonly resolve: (response: Response) => void,
    private readonly reject: (error: Error) => void,
  ) {
    const body = JSON.parse(String(init.body)) as FeedRequest;
    this.subscriptions = body.subscriptions;
    init.signal?.addEventListener('abort', () => {
      if (!this.isOver) {
        this.isOver = true;
        const error = new Error('aborted');
        this.reject(error);
        this.controller?.error(error);
      }
    });
  }

  /** Answers with a stream. */
  accept() {
    const body = new ReadableStream<Uint8Array>({
      start: controller => {
        this.controller = controller;
      },
    });
    this.resolve(
      new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    );
    return this;
  }

  /** Answers with an error, as the backend's middleware writes it. */
  refuse(
    status: number,
    message: string,
    headers: Record<string, string> = {},
  ) {
    this.isOver = true;
    const error = { name: 'Error', message };
    this.resolve(
      new Response(
        JSON.stringify({ error, response: { statusCode: status } }),
        {
          status,
          headers: { 'Content-Type': 'application/json', ...headers },
        },
      ),
    );
  }

  /** The network fails before there is an answer. */
  fail(message: string) {
    this.isOver = true;
    this.reject(new TypeError(message));
  }

  send(event: FeedEvent) {
    this.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    return this;
  }

  /** Sends the rows of a subscription: all of them, live, from one cluster. */
  serve(names: string[], options: { seq?: number; index?: number } = {}) {
    const { seq = 1, index = 0 } = options;
    const { id, kind, window } = this.subscriptions[index];
    this.send({ type: 'state', id, sources: [liveSource(kind)] });
    return this.send({
      type: 'snapshot',
      id,
      cursor: { epoch: 'a', seq },
      columns: ['cluster', 'id', 'namespace', 'name', 'created'],
      rows: names.map(name => ['prod', `uid-${name}`, 'shop', name, 1]),
      total: names.length,
      offset: window?.offset,
    });
  }

  write(text: string) {
    this.controller?.enqueue(encoder.encode(text));
  }

  /** The server ends the stream. */
  end() {
    this.isOver = true;
    this.controller?.close();
  }
}

/** A source that is live. */
export function liveSource(kind: string): SourceState {
  return {
    cluster: 'prod',
    kind,
    state: 'live',
    since: '2030-01-01T00:00:00.000Z',
  };
}

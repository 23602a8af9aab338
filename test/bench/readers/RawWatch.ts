import type { IncomingMessage } from 'node:http';
import { ApiClient } from '../../cluster/control-plane/ApiClient.ts';
import { clock } from '../measure/clock.ts';
import type { Opening, Sighting, Tab } from './Tab.ts';

export interface RawWatchOptions {
  readonly kubeconfig: string;
  /** Of a collection of pods, with its selector. */
  readonly path: string;
}

/** A watch at the API server with nothing of ours in between: how soon anybody can know. */
export class RawWatch implements Tab {
  private readonly options: RawWatchOptions;
  private readonly seen: Sighting[] = [];
  private response: IncomingMessage | undefined;

  constructor(options: RawWatchOptions) {
    this.options = options;
  }

  async open(): Promise<Opening> {
    const { kubeconfig, path } = this.options;
    const api = ApiClient.create({
      kubeconfig,
      userAgent: 'raw-watch',
      connections: 2,
    });
    const began = clock();
    const list = await api.send<{
      items: unknown[];
      metadata: { resourceVersion: string };
    }>({ method: 'GET', path });
    const { resourceVersion } = list.metadata;
    this.response = await api.open({
      method: 'GET',
      path: `${path}&watch=1&resourceVersion=${resourceVersion}`,
    });
    if (this.response.statusCode !== 200) {
      throw new Error(`the watch was answered ${this.response.statusCode}`);
    }
    let text = '';
    this.response.setEncoding('utf8');
    this.response.on('data', (chunk: string) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const { object } = JSON.parse(line);
        this.seen.push({ name: object.metadata.name, at: clock() });
      }
    });
    this.response.on('error', () => undefined);
    return {
      ms: clock() - began,
      wireBytes: 0,
      jsonBytes: 0,
      pods: list.items.length,
    };
  }

  wireBytes(): number {
    return this.response?.socket?.bytesRead ?? 0;
  }

  sightings(): Sighting[] {
    return this.seen.splice(0);
  }

  close(): void {
    this.response?.destroy();
  }
}

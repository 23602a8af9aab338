import { parseListRequest } from '../api/ListRequest.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import type { Exchange } from './Exchange.ts';
import { inScope } from './FaultControl.ts';
import type { FaultControl, FaultScope } from './FaultControl.ts';
import { negotiateShape } from './representation.ts';
import { WatchStream } from './WatchStream.ts';

/** All open watches, so that faults and shutdown can reach them. */
export class WatchStreams {
  private readonly streams = new Set<WatchStream>();
  private faults: FaultControl | undefined;

  /** Lets faults silence watches that are open already. */
  attach(faults: FaultControl): void {
    this.faults = faults;
  }

  /** How many watches are open in a scope. */
  count(scope: FaultScope = {}): number {
    return this.select(scope).length;
  }

  /** Answers a watch request; the stream ends by itself. */
  open(exchange: Exchange, type: ResourceType): void {
    const shape = negotiateShape(exchange.header('accept'), false);
    const request = parseListRequest(type, exchange.query, true);
    const stream = new WatchStream({
      exchange,
      type,
      shape,
      request,
      silenced: () => this.faults?.silences(exchange.target) ?? false,
      ended: () => this.streams.delete(stream),
    });
    this.streams.add(stream);
    stream.start();
  }

  /** Cuts the connections of watches in a scope. */
  drop(scope: FaultScope): number {
    const streams = this.select(scope);
    streams.forEach(stream => stream.destroy());
    return streams.length;
  }

  /** Ends watches in a scope with a 410 error event. */
  expire(scope: FaultScope): number {
    const streams = this.select(scope);
    streams.forEach(stream => stream.expire());
    return streams.length;
  }

  private select(scope: FaultScope): WatchStream[] {
    return [...this.streams].filter(stream =>
      inScope(scope, stream.exchange.target),
    );
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ListHarm } from '../plan/Fault.ts';
import { pageForPeople } from './garbageOf.ts';
import { statusObject } from './statusBody.ts';

/** Options of `spoilPage`. */
export interface SpoilPageOptions {
  readonly harm: ListHarm;
  /** Of the API server. */
  readonly answer: IncomingMessage;
  readonly response: ServerResponse;
  readonly keepSilent: () => void;
}

const dripPieces = 20;
const dripEveryMs = 75;

/** Answers one page of a list, harmed. */
export function spoilPage(options: SpoilPageOptions): void {
  const { answer, response } = options;
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('error', () => response.destroy());
  answer.on('end', () => spoil(options, Buffer.concat(parts)));
}

function spoil(
  { harm: { harm, share }, answer, response, keepSilent }: SpoilPageOptions,
  body: Buffer,
): void {
  const part = body.subarray(0, Math.ceil(body.length * share));
  const { 'content-type': type, 'content-encoding': encoding } = answer.headers;
  const headers = {
    ...(type && { 'Content-Type': type }),
    ...(encoding && { 'Content-Encoding': encoding }),
  };
  const told = { ...headers, 'Content-Length': `${body.length}` };
  const status = answer.statusCode ?? 502;
  switch (harm) {
    case 'list-cut':
      response.writeHead(status, headers);
      response.write(part);
      setTimeout(() => response.destroy(), 20);
      return;
    case 'list-ended':
      response.writeHead(status, headers);
      response.end(part);
      return;
    case 'list-short':
      response.writeHead(status, told);
      response.write(part);
      response.socket?.end();
      return;
    case 'list-half-open':
      response.writeHead(status, told);
      response.write(part);
      keepSilent();
      return;
    case 'list-gone':
      response.writeHead(410, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(statusObject(410)));
      return;
    case 'list-garbage':
      response.writeHead(status, { 'Content-Type': 'text/html' });
      response.end(pageForPeople);
      return;
    default:
      response.writeHead(status, told);
      drip(response, body);
  }
}

function drip(response: ServerResponse, body: Buffer): void {
  const size = Math.ceil(body.length / dripPieces);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + size));
    sent += size;
    if (sent >= body.length) {
      clearInterval(timer);
      response.end();
    }
  }, dripEveryMs);
  response.on('close', () => clearInterval(timer));
}

import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createAuthority,
  createCertificate,
} from '../../cluster/certificates/createCertificate.ts';
import { freePort } from '../../cluster/processes/freePorts.ts';
import type { Fault } from '../plan/Fault.ts';
import { FaultProxy } from './FaultProxy.ts';

const authority = createAuthority('fault-proxy-test');
const pair = createCertificate(authority, {
  commonName: 'localhost',
  usage: 'server',
  hosts: ['127.0.0.1'],
});
const pods = '/api/v1/pods';
const watch = (from: number) =>
  `${pods}?watch=true&resourceVersion=${from}&allowWatchBookmarks=true`;
const event = (version: number) =>
  JSON.stringify({
    type: 'MODIFIED',
    object: { metadata: { name: 'a', resourceVersion: `${version}` } },
  });
const listed = { items: Array.from({ length: 30 }, (_, n) => ({ n })) };

/** How a request ended. */
interface Outcome {
  status?: number;
  headers: IncomingMessage['headers'];
  text: string;
  /** Of the connection; undefined when the answer came whole. */
  error?: string;
}

describe('FaultProxy', () => {
  /** At the API server, in order. */
  const watches: ServerResponse[] = [];
  const asked: string[] = [];
  let upstream: https.Server;
  let proxy: FaultProxy;
  let agent: https.Agent;
  let number = 0;

  before(async () => {
    upstream = https.createServer(
      { key: pair.key, cert: pair.certificate },
      (request, response) => {
        asked.push(`${request.url} as ${request.headers.authorization}`);
        if (!request.url?.includes('watch=')) {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(listed));
          return;
        }
        response.flushHeaders();
        watches.push(response);
      },
    );
    await new Promise<void>(resolve => {
      upstream.listen(0, '127.0.0.1', resolve);
    });
  });
  after(() => upstream.close());

  beforeEach(async () => {
    const { port } = upstream.address() as AddressInfo;
    proxy = await FaultProxy.start({
      certificate: pair.certificate,
      key: pair.key,
      port: await freePort(),
      upstream: {
        url: `https://127.0.0.1:${port}`,
        ca: authority.certificate,
      },
      paged: [],
    });
    agent = new https.Agent({ keepAlive: true, ca: authority.certificate });
    asked.length = 0;
  });
  afterEach(async () => {
    agent.destroy();
    await proxy.stop();
    upstream.closeAllConnections();
  });

  function inject(what: Fault['what'], lane: string | undefined = 'pods') {
    number += 1;
    proxy.inject({ number, at: 0, lane, what });
  }

  function injectShared(what: Fault['what']) {
    number += 1;
    proxy.inject({ number, at: 0, what });
  }

  /** Resolves when the answer is over, or after `patience` with what has come. */
  async function get(
    path: string,
    patience = 20_000,
    outcome: Outcome = { headers: {}, text: '' },
  ): Promise<Outcome> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(() => {
        outcome.error = 'silence';
        request.destroy();
        resolve();
      }, patience);
      const end = (error?: string) => {
        outcome.error ??= error;
        clearTimeout(timer);
        resolve();
      };
      const request = https.get(
        proxy.url + path,
        { agent, headers: { authorization: 'Bearer mine' } },
        response => {
          outcome.status = response.statusCode;
          outcome.headers = response.headers;
          response.setEncoding('utf8');
          response.on('data', text => {
            outcome.text += text;
          });
          response.on('end', () => end());
          response.on('error', error => end(error.message));
        },
      );
      request.on('error', error => end(error.message));
    });
    return outcome;
  }

  async function openWatch(from: number, patience?: number) {
    const seen: Outcome = { headers: {}, text: '' };
    const outcome = get(watch(from), patience, seen);
    while (seen.status === undefined) {
      await pause(5);
    }
    const response = watches[watches.length - 1];
    return { outcome, response, seen };
  }

  async function say(
    { response, seen }: { response: ServerResponse; seen: Outcome },
    ...versions: number[]
  ) {
    for (const version of versions) {
      response.write(`${event(version)}\n`);
      while (!seen.text.endsWith(`${event(version)}\n`)) {
        await pause(5);
      }
    }
  }

  it('passes everything on while nothing is wrong, credentials too', async () => {
    const list = await get(pods);
    assert.deepEqual(JSON.parse(list.text), listed);
    assert.deepEqual(asked, [`${pods}?limit=40 as Bearer mine`]);
    const open = await openWatch(1);
    await say(open, 2, 3);
    open.response.end();
    const { text, error } = await open.outcome;
    assert.equal(text, `${event(2)}\n${event(3)}\n`);
    assert.equal(error, undefined);
  });

  it('cuts a watch within a line', async () => {
    const open = await openWatch(1);
    await say(open, 2);
    inject({ harm: 'cut-in-line', share: 0.5 });
    const { text, error } = await open.outcome;
    assert.match(error ?? '', /aborted|hang up/);
    assert.ok(text.length > event(2).length + 2 && !text.endsWith('\n'), text);
  });

  it('ends a watch in good order within a line', async () => {
    const open = await openWatch(1);
    await say(open, 2);
    inject({ harm: 'end-in-line', share: 0.5 });
    const { text, error } = await open.outcome;
    assert.equal(error, undefined);
    assert.ok(text.length > event(2).length + 2 && !text.endsWith('\n'), text);
  });

  it('lets a watch fall silent without closing it', async () => {
    const open = await openWatch(1, 3_000);
    await say(open, 2);
    inject({ harm: 'half-open' });
    open.response.write(`${event(3)}\n`);
    const { text, error } = await open.outcome;
    assert.deepEqual([text, error], [`${event(2)}\n`, 'silence']);
  });

  it('says again what it said, in whole or only the older part', async () => {
    const open = await openWatch(1);
    await say(open, 2, 3, 4);
    inject({ harm: 'repeat', back: 2, count: 1 });
    await say(open, 5);
    open.response.end();
    const said = [2, 3, 4, 3, 5].map(version => `${event(version)}\n`);
    assert.equal((await open.outcome).text, said.join(''));
  });

  it('begins a watch earlier than it was asked to', async () => {
    const first = await openWatch(1);
    await say(first, 2, 3, 4);
    inject({ harm: 'earlier', back: 2 });
    await first.outcome;
    const second = await openWatch(4);
    second.response.end();
    await second.outcome;
    assert.match(asked.at(-1) ?? '', /resourceVersion=2&/);
  });

  it('answers with errors so many times, and then as before', async () => {
    inject({ harm: 'status', status: 429, times: 2, retryAfter: 1 });
    const answers = [await get(pods), await get(pods), await get(pods)];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [429, 429, 200],
    );
    assert.equal(answers[0].headers['retry-after'], '1');
    assert.deepEqual([...proxy.tally.injected], [['429', 1]]);
  });

  it('makes a client list before it harms the list', async () => {
    inject({ harm: 'list-short', share: 0.5 });
    assert.equal((await get(watch(7))).status, 410);
    const { status, text, error } = await get(pods);
    assert.equal(status, 200);
    assert.match(error ?? '', /aborted/);
    assert.equal(text.length, Math.ceil(JSON.stringify(listed).length / 2));
    assert.deepEqual(JSON.parse((await get(pods)).text), listed);
  });

  it('refuses connections for a while', async () => {
    await get(pods);
    injectShared({ harm: 'refuse-connections', forMs: 300 });
    // What was open is cut, which one request may notice.
    const errors = [(await get(pods)).error, (await get(pods)).error];
    assert.match(errors[1] ?? '', /ECONNREFUSED/);
    await pause(400);
    assert.equal((await get(pods)).status, 200);
  });

  it('lets open connections fall silent, and serves new ones', async () => {
    await get(pods);
    injectShared({ harm: 'half-open-all' });
    assert.equal((await get(pods, 300)).error, 'silence');
    agent.destroy();
    agent = new https.Agent({ keepAlive: true, ca: authority.certificate });
    assert.equal((await get(pods)).status, 200);
  });

  it('keeps faults for later that find nothing to be done to, until it is told to be calm', async () => {
    inject({ harm: 'cut' });
    assert.equal(proxy.tally.total, 0);
    proxy.calm();
    const { outcome, response } = await openWatch(1);
    response.end();
    assert.equal((await outcome).error, undefined);
    assert.equal(proxy.tally.total, 0);
  });
});

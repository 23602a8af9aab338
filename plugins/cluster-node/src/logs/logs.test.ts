import { seededRandom } from '../__testUtils__/seededRandom';
import { HttpApiClient } from '../upstream/HttpApiClient';
import {
  Answer,
  failure,
  ReceivedRequest,
  ScriptedServer,
} from '../upstream/testing/ScriptedServer';
import { followLog, LogEvent } from './followLog';
import { LogLineSplitter } from './LogLineSplitter';
import { LogTarget } from './logRequest';

// A machine may be busy with other things.
jest.setTimeout(60_000);

const target: LogTarget = {
  namespace: 'shop',
  pod: 'cart-1',
  container: 'app',
};
const at = (second: number, nanos = 0) =>
  `2026-11-21T10:00:${String(second).padStart(2, '0')}.${String(nanos).padStart(
    9,
    '0',
  )}Z`;

let server: ScriptedServer;
let client: HttpApiClient;

beforeEach(async () => {
  server = await ScriptedServer.start();
  client = HttpApiClient.create({ kubeConfig: server.kubeConfig() });
});

afterEach(async () => {
  client.close();
  await server.stop();
});

/** Says text, and then ends in good order or is cut. */
function say(text: string, then: 'end' | 'cut' = 'end'): Answer {
  return response => {
    response.writeHead(200);
    response.flushHeaders();
    response.write(text, () =>
      then === 'end' ? response.end() : setTimeout(() => response.destroy(), 5),
    );
  };
}

async function followed(of = target): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for await (const event of followLog(client, of, { retry: [1, 5] })) {
    events.push(event);
  }
  return events;
}

function linesOf(events: readonly LogEvent[]) {
  return events.flatMap(event => (event.type === 'lines' ? event.lines : []));
}

const textsOf = (events: readonly LogEvent[]) =>
  linesOf(events).map(({ text }) => text);
const typesOf = (events: readonly LogEvent[]) => events.map(({ type }) => type);

describe('a line of a log', () => {
  const split = (chunks: readonly (string | Buffer)[], longest?: number) => {
    const splitter = new LogLineSplitter(longest);
    const whole = chunks.flatMap(chunk => [
      ...splitter.push(Buffer.from(chunk as string)),
    ]);
    return [...whole, splitter.end()];
  };

  it('has its time apart, in whatever chunks it comes', () => {
    const bytes = Buffer.from(
      `${at(1)} ⚓ first\r\n\n${at(2)} \nno time\nhalf`,
    );
    for (const size of [1, 2, 7, 1000]) {
      const chunks = Array.from(
        { length: Math.ceil(bytes.length / size) },
        (_, index) => bytes.subarray(index * size, (index + 1) * size),
      );
      expect(split(chunks)).toEqual([
        { time: at(1), text: '⚓ first' },
        { time: '', text: '' },
        { time: at(2), text: '' },
        { time: '', text: 'no time' },
        { time: '', text: 'half' },
      ]);
    }
  });

  it('is cut where it gets too long, not within a character', () => {
    expect(split(['abcde', '⚓⚓', 'and much more\nnext\n'], 9)).toEqual([
      { time: '', text: 'abcde⚓', cut: 15 },
      { time: '', text: 'next' },
      undefined,
    ]);
  });
});

describe('followLog', () => {
  it('asks for what was asked for, also for no line at all', async () => {
    server.next(say(`${at(1)} hello\n`));
    const events = await followed({ ...target, tailLines: 0, previous: true });
    const [{ path, query }] = server.requests;
    expect(path).toBe('/api/v1/namespaces/shop/pods/cart-1/log');
    expect(Object.fromEntries(query)).toEqual({
      ...{ container: 'app', follow: 'true', timestamps: 'true' },
      ...{ previous: 'true', tailLines: '0' },
    });
    expect(events).toEqual([
      { type: 'lines', lines: [{ time: at(1), text: 'hello' }] },
      { type: 'ended' },
    ]);
  });

  it('goes on after a cut where it was, though whole seconds come again', async () => {
    server.next(
      say(`${at(5, 1)} a\n${at(7, 100)} b\n${at(7, 200)} c\n${at(7)}`, 'cut'),
      say(
        `${at(7, 100)} b\n${at(7, 200)} c\n${at(7, 200)} c too\n${at(8)} d\n`,
      ),
    );
    const events = await followed({ ...target, tailLines: 500 });
    expect(textsOf(events)).toEqual(['a', 'b', 'c', 'c too', 'd']);
    expect(typesOf(events)).toEqual([
      ...['lines', 'broken', 'resumed', 'lines', 'ended'],
    ]);
    const { query } = server.requests[1];
    expect(query.get('sinceTime')).toBe('2026-11-21T10:00:06Z');
    expect(query.has('tailLines')).toBe(false);
  });

  it('says when the log no longer holds where it was', async () => {
    server.next(
      say(`${at(7)} a\n`, 'cut'),
      say(`${at(9)} long after\n${at(10)} more\n`),
    );
    const events = await followed();
    expect(typesOf(events)).toEqual([
      'lines',
      'broken',
      'gap',
      'lines',
      'ended',
    ]);
    expect(textsOf(events)).toEqual(['a', 'long after', 'more']);
  });

  it('asks again for the same when it broke before the first line', async () => {
    server.next(say('', 'cut'), say(`${at(1)} a\n`));
    const events = await followed({ ...target, tailLines: 10 });
    expect(typesOf(events)).toEqual(['broken', 'lines', 'ended']);
    expect(server.requests[1].query.get('tailLines')).toBe('10');
  });

  it.each([
    [403, 'Forbidden'],
    [404, 'NotFound'],
    [400, 'BadRequest'],
  ])('ends with what the API server says (%i)', async (code, reason) => {
    server.next(failure(code, reason, 'because'));
    await expect(followed()).rejects.toMatchObject({
      ...{ status: code, reason, message: 'because' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('waits and asks again when the API server is in trouble', async () => {
    server.next(
      failure(500, 'InternalError', 'oops'),
      failure(429, 'TooManyRequests', 'slow down', { 'Retry-After': '1' }),
      say(`${at(1)} a\n`),
    );
    const began = Date.now();
    const events = await followed();
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
    expect(typesOf(events)).toEqual(['broken', 'broken', 'lines', 'ended']);
  });

  it('ends with who reads it', async () => {
    const closed = new Promise(resolve => {
      server.next(response => {
        response.once('close', resolve);
        say(`${at(1)} a\n`, 'end')(response, {} as ReceivedRequest);
      });
      server.otherwise(() => undefined);
    });
    const events = followLog(client, target);
    await events.next();
    await events.return(undefined);
    await closed;

    const controller = new AbortController();
    const waiting = followed({ ...target, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow();
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'loses and doubles nothing over many cuts (seed %i)',
    async seed => {
      const random = seededRandom(seed);
      let nanos = 0;
      const log = Array.from({ length: 400 }, (_, index) => {
        // Some at the same time, some a little out of step, some much later.
        nanos += random.pick([0, 1, 50_000, 3_000_000, 900_000_000]);
        const early = random.happens(0.2) ? random.below(5_000_000) : 0;
        const time = Math.max(0, nanos - early);
        const text = 'x'.repeat(random.below(40));
        const stamp = new Date(Date.UTC(2026, 10, 21) + Math.floor(time / 1e6));
        const rest = String(time % 1e6).padStart(6, '0');
        const written = `${stamp.toISOString().slice(0, -1)}${rest}Z`;
        return `${written} ${index} ${text}`;
      });
      let there = 20;
      let cuts = 0;
      server.otherwise((response, { query }) => {
        const since = query.get('sinceTime');
        there = Math.min(log.length, there + random.below(40));
        const sent = log
          .slice(0, there)
          .filter(
            line =>
              !since || Date.parse(line.split(' ')[0]) >= Date.parse(since),
          )
          .map(line => `${line}\n`)
          .join('');
        const isLast = there === log.length && random.happens(0.5);
        cuts += isLast ? 0 : 1;
        say(
          isLast ? sent : sent.slice(0, random.below(sent.length + 1)),
          isLast ? 'end' : 'cut',
        )(response, {} as ReceivedRequest);
      });
      const events = await followed();
      expect(textsOf(events).map(text => Number.parseInt(text, 10))).toEqual(
        log.map((_, index) => index),
      );
      expect(typesOf(events)).not.toContain('gap');
      expect(cuts).toBeGreaterThan(10);
    },
  );
});

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { HttpApiClient } from '../upstream/HttpApiClient';
import { RemoteEnd } from './RemoteEnd';
import { outputWindow, RemoteProcess, RemoteTiming } from './RemoteProcess';
import { RemoteTarget } from './remoteRequest';
import { ScriptedRemote } from './testing/ScriptedRemote';

// A machine may be busy with other things.
jest.setTimeout(60_000);

const v5 = 'v5.channel.k8s.io';
const v4 = 'v4.channel.k8s.io';
const success = { status: 'Success' };
const exitOf = (code: number) => ({
  status: 'Failure',
  reason: 'NonZeroExitCode',
  details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
});
const shell: RemoteTarget = {
  ...{ namespace: 'shop', pod: 'cart-1', container: 'app', tty: true },
  command: ['/bin/sh', '-c', 'echo "a b" & c=d'],
};

let server: ScriptedRemote;
let client: HttpApiClient;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheelhouse-remote-'));
  server = await ScriptedRemote.start();
  client = HttpApiClient.create({ kubeConfig: server.kubeConfig() });
});

afterEach(async () => {
  client.close();
  server.close();
  await rm(folder, { recursive: true });
});

function say(socket: WebSocket, channel: number, text: string | Buffer) {
  socket.send(Buffer.concat([Buffer.of(channel), Buffer.from(text)]));
}

/** Starts a process and takes its output at once, unless told to keep it. */
async function start(
  options: {
    target?: Partial<RemoteTarget>;
    timing?: Partial<RemoteTiming>;
    keep?: boolean;
  } = {},
) {
  const chunks: [string, Buffer][] = [];
  let end: RemoteEnd | undefined;
  const started: RemoteProcess = await RemoteProcess.start(
    client,
    { ...shell, ...options.target },
    {
      output: (stream, bytes) => {
        chunks.push([stream, Buffer.from(bytes)]);
        if (!options.keep) {
          queueMicrotask(() => started.taken(bytes.length));
        }
      },
      ended: how => {
        expect(end).toBeUndefined();
        end = how;
      },
    },
    options.timing,
  );
  return {
    process: started,
    chunks,
    text: (stream = 'stdout') =>
      Buffer.concat(
        chunks.filter(([name]) => name === stream).map(([, bytes]) => bytes),
      ).toString(),
    ended: async () => {
      while (end === undefined) {
        await sleep(5);
      }
      return end;
    },
  };
}

/** Everything that the server gets on one socket, from now on. */
function received(socket: WebSocket): Buffer[] {
  const frames: Buffer[] = [];
  socket.on('message', data => frames.push(data as Buffer));
  return frames;
}

async function accepted(protocol = v5) {
  const { promise, resolve } = deferred<WebSocket>();
  server.accept(protocol, resolve);
  const running = await start();
  return { ...running, socket: await promise };
}

async function eventually(reached: () => boolean): Promise<void> {
  while (!reached()) {
    await sleep(5);
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>(settle => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('the request for a process', () => {
  it('names pod, container and each argument, and offers v5 and then v4', async () => {
    server.accept(v5, socket => socket.close());
    await start({
      target: { impersonate: { user: 'ann', groups: ['crew', 'deck'] } },
    });
    const [{ url, headers, rawHeaders }] = server.requests;
    const { pathname, searchParams } = new URL(`http://x${url}`);
    expect(pathname).toBe('/base/api/v1/namespaces/shop/pods/cart-1/exec');
    expect([...searchParams]).toEqual([
      ['container', 'app'],
      ['stdin', 'true'],
      ['stdout', 'true'],
      ['stderr', 'false'],
      ['tty', 'true'],
      ['command', '/bin/sh'],
      ['command', '-c'],
      ['command', 'echo "a b" & c=d'],
    ]);
    expect(headers['sec-websocket-protocol']).toBe(`${v5},${v4}`);
    expect(headers.authorization).toBe('Bearer secret-token');
    expect(headers['user-agent']).toMatch(/^wheelhouse/);
    expect(headers['impersonate-user']).toBe('ann');
    const groups = rawHeaders.filter(
      (_, index) =>
        rawHeaders[index - 1]?.toLowerCase() === 'impersonate-group',
    );
    expect(groups).toEqual(['crew', 'deck']);
    expect(headers.cookie).toBeUndefined();
    expect(headers['sec-websocket-extensions']).toBeUndefined();
  });

  it('attaches to the main process without a command, and asks for both outputs without a terminal', async () => {
    server.accept(v5, socket => socket.close());
    await start({ target: { command: undefined, tty: false } });
    const { pathname, searchParams } = new URL(
      `http://x${server.requests[0].url}`,
    );
    expect(pathname).toMatch(/\/pods\/cart-1\/attach$/);
    expect(searchParams.get('stderr')).toBe('true');
    expect(searchParams.has('command')).toBe(false);
  });

  it.each(['../secrets', 'a/b', '', '%2e%2e'])(
    'never leaves the pod by its name (%s)',
    async pod => {
      await expect(start({ target: { pod } })).rejects.toThrow(TypeError);
      expect(server.requests).toEqual([]);
    },
  );
});

describe('a refused upgrade', () => {
  const forbidden = {
    kind: 'Status',
    code: 403,
    reason: 'Forbidden',
    message: 'pods "cart-1" is forbidden: user cannot create pods/exec',
  };

  it('is told in the words of the API server', async () => {
    server.refuse(403, forbidden);
    await expect(start()).rejects.toMatchObject({
      ...{ name: 'KubernetesApiError', status: 403, reason: 'Forbidden' },
      message: forbidden.message,
    });
  });

  it('is not followed where it leads elsewhere', async () => {
    server.refuse(302, '', 'Location: http://127.0.0.1:1/\r\n');
    await expect(start()).rejects.toThrow(/redirect \(302\)/);
    expect(server.requests).toHaveLength(1);
  });

  it('is no answer of an API server when it is no Status', async () => {
    server.refuse(502, '<html>');
    await expect(start()).rejects.toThrow(/perhaps a proxy answered/);
  });

  it('is an error when none of our protocols is taken', async () => {
    server.accept('base64.channel.k8s.io');
    await expect(start()).rejects.toThrow(/none of the protocols/);
  });

  it('is an error when nothing answers in time', async () => {
    client.close();
    client = HttpApiClient.create({
      kubeConfig: server.kubeConfig(),
      connectTimeout: 200,
    });
    await expect(start()).rejects.toThrow(/did not answer in time/);
  });

  it('names the credential that is not accepted', async () => {
    server.refuse(401, { kind: 'Status', code: 401, message: 'Unauthorized' });
    await expect(start()).rejects.toThrow(/^The token of this cluster/);
    expect(server.requests).toHaveLength(1);
  });

  it('is tried once more with a credential that was renewed', async () => {
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, 'old');
    client.close();
    client = HttpApiClient.create({
      kubeConfig: server.kubeConfig({
        authProvider: { name: 'tokenFile', config: { tokenFile } },
      }),
    });
    server.answer((_request, socket) => {
      writeFileSync(tokenFile, 'new');
      server.accept(v5, opened => opened.close());
      socket.end('HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n');
    });
    await start();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      ['Bearer old', 'Bearer new'],
    );
  });

  it.each<[string, () => void]>([
    [
      'the handshake',
      () => server.answer((_request, socket) => socket.resume()),
    ],
    [
      'a refusal that drips',
      () =>
        server.answer((_request, socket) => {
          socket.resume();
          socket.write('HTTP/1.1 502 No\r\nContent-Length: 9\r\n\r\n<h');
        }),
    ],
  ])('can be given up during %s', async (_what, answer) => {
    answer();
    const controller = new AbortController();
    const starting = start({ target: { signal: controller.signal } });
    await eventually(() => server.requests.length === 1);
    await sleep(50);
    controller.abort(new Error('never mind'));
    await expect(starting).rejects.toThrow('never mind');
    await eventually(() => server.openSockets === 0);
  });

  it('is an error when the connection is cut', async () => {
    server.answer((_request, socket) => socket.destroy());
    await expect(start()).rejects.toMatchObject({ name: 'ApiConnectionError' });
  });
});

describe('output', () => {
  it('comes byte for byte, also where a frame ends within a character', async () => {
    const { text, chunks, socket, ended } = await accepted();
    const rune = Buffer.from('⚓');
    socket.send(Buffer.of(1));
    say(socket, 1, rune.subarray(0, 1));
    say(socket, 1, rune.subarray(1, 2));
    say(socket, 1, rune.subarray(2));
    say(socket, 2, 'oops');
    say(socket, 3, JSON.stringify(success));
    socket.close(1000);
    expect(await ended()).toEqual({ how: 'exited', code: 0 });
    expect(chunks).toHaveLength(4);
    expect(text()).toBe('⚓');
    expect(text('stderr')).toBe('oops');
  });

  it('is not disturbed by unknown channels, empty frames and text', async () => {
    const { text, socket, ended } = await accepted();
    socket.send(Buffer.alloc(0));
    say(socket, 9, 'from the future');
    socket.send('\u0001text');
    say(socket, 1, 'well');
    say(socket, 3, JSON.stringify(success));
    socket.close();
    await ended();
    expect(text()).toBe('well');
  });

  it('is waited for after the status', async () => {
    const { text, socket, ended } = await accepted();
    say(socket, 3, JSON.stringify(exitOf(3)));
    await sleep(50);
    say(socket, 1, 'the last words');
    socket.close();
    expect(await ended()).toEqual({ how: 'exited', code: 3 });
    expect(text()).toBe('the last words');
  });

  it('stays with the API server while nobody takes it', async () => {
    const { promise, resolve } = deferred<WebSocket>();
    server.accept(v5, resolve);
    const { process, chunks, ended } = await start({
      keep: true,
      timing: { ping: 20, silence: 2_000 },
    });
    const socket = await promise;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const sent = 1024;
    for (let index = 0; index < sent; index++) {
      say(socket, 1, chunk);
    }
    say(socket, 3, JSON.stringify(success));
    socket.close();
    const bytes = () => chunks.reduce((sum, [, each]) => sum + each.length, 0);
    let before = -1;
    while (bytes() !== before || before <= 0) {
      before = bytes();
      await sleep(300);
    }
    // What one read of the network held may still come.
    expect(before).toBeLessThan(outputWindow + 5 * chunk.length);
    // Silence is our own doing now, and no reason to give up.
    await sleep(2_500);
    let taken = 0;
    while (bytes() < sent * chunk.length) {
      process.taken(bytes() - taken);
      taken = bytes();
      await sleep(2);
    }
    process.taken(bytes() - taken);
    expect(await ended()).toEqual({ how: 'exited', code: 0 });
    expect(bytes()).toBe(sent * chunk.length);
  });
});

describe('input', () => {
  it('of a megabyte arrives whole, in small frames', async () => {
    const { process, socket } = await accepted();
    const frames = received(socket);
    const paste = Buffer.from('0123456789abcdef'.repeat(65_536));
    await process.write(paste);
    await process.write(Buffer.from('!'));
    while (frames.at(-1)?.at(-1) !== 33) {
      await sleep(5);
    }
    expect(frames.every(frame => frame[0] === 0)).toBe(true);
    expect(Math.max(...frames.map(frame => frame.length))).toBe(16_385);
    const arrived = Buffer.concat(frames.map(frame => frame.subarray(1)));
    expect(arrived.equals(Buffer.concat([paste, Buffer.from('!')]))).toBe(true);
  });

  it('waits for a process that does not read', async () => {
    const { process, socket } = await accepted();
    socket.pause();
    let written = 0;
    const writing = (async () => {
      for (; written < 640; written++) {
        await process.write(Buffer.alloc(64 * 1024));
      }
    })();
    let before = -1;
    while (written !== before || before <= 0) {
      before = written;
      await sleep(300);
    }
    expect(written).toBeLessThan(640);
    socket.resume();
    await writing;
    expect(written).toBe(640);
  });

  it('can be ended with v5, and not with v4', async () => {
    const five = await accepted(v5);
    const frames = received(five.socket);
    expect(await five.process.endInput()).toBe(true);
    while (frames.length === 0) {
      await sleep(5);
    }
    expect(frames).toEqual([Buffer.of(255, 0)]);

    const four = await accepted(v4);
    const others = received(four.socket);
    expect(four.process.canEndInput).toBe(false);
    expect(await four.process.endInput()).toBe(false);
    await four.process.write(Buffer.from('x'));
    while (others.length === 0) {
      await sleep(5);
    }
    expect(others).toEqual([Buffer.from('\u0000x')]);
  });

  it('tells sizes of the terminal, and ignores what is none', async () => {
    const { process, socket } = await accepted();
    const frames = received(socket);
    for (const [columns, rows] of [
      [0, 24],
      [80, -1],
      [80.5, 24],
      [70_000, 24],
      [120, 40],
    ]) {
      await process.resize(columns, rows);
    }
    while (frames.length === 0) {
      await sleep(5);
    }
    expect(frames.map(String)).toEqual(['\u0004{"Width":120,"Height":40}']);
  });

  it('after the end goes nowhere', async () => {
    const { process, socket, ended } = await accepted();
    socket.terminate();
    await ended();
    await expect(process.write(Buffer.from('hello?'))).resolves.toBe(undefined);
    await expect(process.resize(80, 24)).resolves.toBe(undefined);
    expect(() => process.close()).not.toThrow();
  });
});

describe('the end', () => {
  it.each<[string, object | string, RemoteEnd]>([
    ['an exit code', exitOf(137), { how: 'exited', code: 137 }],
    [
      'a program that is not there',
      {
        ...{ status: 'Failure', reason: 'InternalError', code: 500 },
        message: 'exec: "bash": executable file not found in $PATH',
      },
      {
        ...{ how: 'failed', reason: 'InternalError' },
        message: 'exec: "bash": executable file not found in $PATH',
      },
    ],
    [
      'causes that are none',
      { reason: 'NonZeroExitCode', details: { causes: {} }, message: 'odd' },
      { how: 'failed', reason: 'NonZeroExitCode', message: 'odd' },
    ],
    [
      'causes without a code',
      {
        ...{ reason: 'NonZeroExitCode', message: 'odd' },
        details: { causes: [null, { reason: 'ExitCode', message: '' }] },
      },
      { how: 'failed', reason: 'NonZeroExitCode', message: 'odd' },
    ],
    [
      'words that are no status',
      'command terminated',
      {
        ...{ how: 'failed', reason: 'InternalError' },
        message: 'command terminated',
      },
    ],
  ])('tells %s', async (_what, status, expected) => {
    const { socket, ended } = await accepted();
    say(
      socket,
      3,
      typeof status === 'string' ? status : JSON.stringify(status),
    );
    socket.close();
    expect(await ended()).toEqual(expected);
  });

  it.each<[string, (socket: WebSocket) => void]>([
    ['a close', socket => socket.close(1000)],
    ['a cut', socket => socket.terminate()],
  ])('is not known after %s without a status', async (_what, finish) => {
    const { socket, ended } = await accepted();
    say(socket, 1, 'half a l');
    finish(socket);
    expect(await ended()).toMatchObject({ how: 'lost' });
  });

  it('comes by itself when the server forgets to close', async () => {
    const { promise, resolve } = deferred<WebSocket>();
    server.accept(v5, resolve);
    const { ended } = await start({ timing: { grace: 50 } });
    say(await promise, 3, JSON.stringify(success));
    expect(await ended()).toEqual({ how: 'exited', code: 0 });
  });

  it('comes when nothing is heard any more', async () => {
    server.accept(v5, socket => socket.pause());
    const { ended } = await start({ timing: { ping: 20, silence: 100 } });
    expect(await ended()).toMatchObject({ how: 'lost', message: /heard/ });
  });

  it('does not come while the server answers pings', async () => {
    const { promise, resolve } = deferred<WebSocket>();
    server.accept(v5, resolve);
    const { text, ended } = await start({
      timing: { ping: 20, silence: 2_000 },
    });
    const socket = await promise;
    await sleep(2_500);
    say(socket, 1, 'still here');
    say(socket, 3, JSON.stringify(success));
    socket.close();
    await ended();
    expect(text()).toBe('still here');
  });

  it('is told to the server when it is ours', async () => {
    const { process, socket, ended } = await accepted();
    const closed = once(socket, 'close');
    process.close();
    process.close();
    expect((await closed)[0]).toBe(1000);
    expect(await ended()).toEqual({ how: 'closed' });
  });

  it('comes with the client', async () => {
    const { ended } = await accepted();
    client.close();
    expect(await ended()).toMatchObject({ how: 'lost' });
    const { length } = server.requests;
    await expect(start()).rejects.toThrow(/is closed/);
    // Nothing was started in a container on the way.
    expect(server.requests).toHaveLength(length);
  });
});

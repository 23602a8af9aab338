import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { KubeConfig } from '@kubernetes/client-node';
import { ApiRequest } from './ApiClient';
import { ApiConnectionError } from './ApiConnectionError';
import { HttpApiClient } from './HttpApiClient';
import { KubernetesApiError } from './KubernetesApiError';
import { failure, json, lines, ScriptedServer } from './testing/ScriptedServer';

// A machine may be busy with other things.
jest.setTimeout(60_000);

describe('HttpApiClient', () => {
  let server: ScriptedServer;
  let folder: string;
  const clients: HttpApiClient[] = [];

  function connect(kubeConfig: KubeConfig = server.kubeConfig()) {
    const client = HttpApiClient.create({ kubeConfig, connectTimeout: 10_000 });
    clients.push(client);
    return client;
  }

  async function failureOf(
    request: Partial<ApiRequest> = {},
    client = connect(),
  ): Promise<Error> {
    return client.request({ path: '/api/v1/pods', ...request }).then(
      () => {
        throw new Error('It did not fail.');
      },
      error => error,
    );
  }

  beforeEach(async () => {
    server = await ScriptedServer.start();
    folder = await mkdtemp(path.join(tmpdir(), 'api-client-'));
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) {
      client.close();
    }
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('sends what the request says, below the base path, and nothing else', async () => {
    server.next(json({ ok: true }));
    const client = connect(server.kubeConfig(undefined, '/k8s/clusters/c-1/'));
    const answer = await client.request({
      method: 'POST',
      path: '/api/v1/pods',
      query: { fieldSelector: 'a=b&c', limit: 5, continue: undefined },
      body: { x: 'ä' },
    });
    expect(answer).toEqual({ ok: true });
    const [request] = server.requests;
    expect(request.path).toBe('/k8s/clusters/c-1/api/v1/pods');
    expect([...request.query]).toEqual([
      ['fieldSelector', 'a=b&c'],
      ['limit', '5'],
    ]);
    expect(JSON.parse(request.body)).toEqual({ x: 'ä' });
    expect(Object.keys(request.headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ]);
    expect(request.headers.authorization).toBe('Bearer secret-token');
    expect(request.headers['user-agent']).toMatch(
      /^wheelhouse\/\d+\.\d+\.\d+\S* \(cluster-gateway\)$/,
    );
  });

  it('impersonates users and groups, each group in a header of its own', async () => {
    server.next(json({}));
    await connect().request({
      path: '/api',
      impersonate: { user: 'p:ann', groups: ['p:a', 'system:authenticated'] },
    });
    const raw = server.requests[0].rawHeaders;
    const sent = raw.flatMap((name, index) =>
      /^impersonate/i.test(name) ? [[name, raw[index + 1]]] : [],
    );
    expect(sent).toEqual([
      ['Impersonate-User', 'p:ann'],
      ['Impersonate-Group', 'p:a'],
      ['Impersonate-Group', 'system:authenticated'],
    ]);
  });

  it.each([
    ['system:admin', [], 'never impersonated'],
    ['ann', ['system:masters'], 'never impersonated'],
    [' system:admin', [], 'cannot be impersonated'],
    ['ann', ['\tsystem:masters'], 'cannot be impersonated'],
    ['', [], 'cannot be impersonated'],
    ['ann\r\nX: y', [], 'cannot be impersonated'],
    ['zoë', [], 'cannot be impersonated'],
  ])('refuses to be %j of %j', async (user, groups, message) => {
    const error = await failureOf({ impersonate: { user, groups } });
    expect(error.message).toContain(message);
    expect(server.requests).toEqual([]);
  });

  it('keeps connections and uses them again', async () => {
    server.otherwise(json({}));
    const client = connect();
    for (let count = 0; count < 5; count += 1) {
      await client.request({ path: '/api' });
    }
    expect(await server.connections()).toBe(1);
  });

  it('reads gzip, and no more of it than allowed', async () => {
    const body = gzipSync(JSON.stringify({ text: 'x'.repeat(100_000) }));
    server.otherwise(response => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(body);
    });
    const client = connect();
    const answer = await client.request<{ text: string }>({ path: '/api' });
    expect(answer.text).toHaveLength(100_000);
    const error = await failureOf({ maximumBytes: 5_000 }, client);
    expect(error.message).toBe(
      'The answer of the API server is larger than 5000 bytes.',
    );
  });

  it('says what a Kubernetes status says', async () => {
    server.next(
      failure(429, 'TooManyRequests', 'slow down', { 'Retry-After': '7' }),
    );
    const error = await failureOf();
    expect(error).toBeInstanceOf(KubernetesApiError);
    expect(error).toMatchObject({
      status: 429,
      reason: 'TooManyRequests',
      message: 'slow down',
      retryAfter: 7,
    });
  });

  it('says so if the answer is a page and no status', async () => {
    server.next(response => {
      response.writeHead(502, { 'Content-Type': 'text/html' });
      response.end('<html>Bad gateway</html>');
    });
    expect((await failureOf()).message).toBe(
      'The API server answered 502 Bad Gateway without a Kubernetes status (text/html); perhaps a proxy answered in its place.',
    );
    server.next(response => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<html>Please sign in</html>');
    });
    expect((await failureOf()).message).toBe(
      'The API server answered with something that is no JSON (text/html); perhaps a proxy answered in its place.',
    );
  });

  it('never follows a redirect', async () => {
    server.next(response => {
      response.writeHead(302, { Location: 'http://127.0.0.1:1/stolen' });
      response.end();
    });
    const error = await failureOf();
    expect(error.message).toContain('answered with a redirect (302)');
    expect(error.message).not.toContain('127.0.0.1');
    expect(server.requests).toHaveLength(1);
  });

  it('names the credential that is not accepted, and does not show it', async () => {
    server.otherwise(failure(401, 'Unauthorized', 'Unauthorized'));
    const error = await failureOf();
    expect(error).toMatchObject({ status: 401 });
    expect(error.message).toBe(
      'The token of this cluster is not accepted by its API server (401); it is wrong, expired or revoked.',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('reads a token file again when its token is refused', async () => {
    const tokenFile = path.join(folder, 'token');
    await writeFile(tokenFile, 'old\n');
    server.otherwise((response, request) =>
      (request.headers.authorization === 'Bearer new'
        ? json({ ok: 1 })
        : failure(401, 'Unauthorized', 'no'))(response, request),
    );
    const client = connect(
      server.kubeConfig({
        authProvider: { name: 'tokenFile', config: { tokenFile } },
      }),
    );
    expect((await failureOf({}, client)).message).toContain(
      'The token from the token file',
    );
    await writeFile(tokenFile, 'new\n');
    expect(await client.request({ path: '/api' })).toEqual({ ok: 1 });
  });

  describe('with a credential plugin', () => {
    async function plugin(script: string) {
      const command = path.join(folder, 'plugin');
      await writeFile(command, `#!/bin/sh\n${script}\n`);
      await chmod(command, 0o755);
      return {
        exec: { command, apiVersion: 'client.authentication.k8s.io/v1' },
      };
    }
    const count = `echo run >> "$(dirname "$0")/runs"; n=$(wc -l < "$(dirname "$0")/runs" | tr -d ' ')`;
    const print = (expires: string) =>
      `${count}; echo "{\\"status\\":{\\"token\\":\\"t$n\\",\\"expirationTimestamp\\":\\"${expires}\\"}}"`;
    const runs = async () =>
      (await readFile(path.join(folder, 'runs'), 'utf8')).split('\n').length -
      1;

    it('runs it once, and again when the API server refuses what it gave', async () => {
      const user = await plugin(print(''));
      const client = connect(server.kubeConfig(user));
      server.otherwise(json({}));
      await Promise.all([
        client.request({ path: '/api' }),
        client.request({ path: '/api' }),
      ]);
      await client.request({ path: '/api' });
      expect(await runs()).toBe(1);
      server.next(failure(401, 'Unauthorized', 'no'));
      await client.request({ path: '/api' });
      expect(await runs()).toBe(2);
      const tokens = server.requests.map(r => r.headers.authorization);
      expect(tokens).toEqual([...Array(4).fill('Bearer t1'), 'Bearer t2']);
    });

    it('runs it again before what it gave expires', async () => {
      const soon = new Date(Date.now() + 400).toISOString();
      const client = connect(server.kubeConfig(await plugin(print(soon))));
      server.otherwise(json({}));
      await client.request({ path: '/api' });
      await new Promise(resolve => setTimeout(resolve, 300));
      await client.request({ path: '/api' });
      expect(await runs()).toBe(2);
    });

    it('says which plugin failed, and keeps what it printed to itself', async () => {
      const user = await plugin('echo secret-thing >&2; exit 3');
      const client = connect(server.kubeConfig(user));
      const error = await failureOf({}, client);
      expect(error).toBeInstanceOf(ApiConnectionError);
      expect(error.message).toMatch(
        /^The credential plugin ".*plugin" failed with exit code 3/,
      );
      expect(error.message).not.toContain('secret-thing');
    });

    it('says so if it is not installed', async () => {
      const exec = { command: 'no-such-plugin', installHint: 'Get it.' };
      const client = connect(server.kubeConfig({ exec }));
      expect((await failureOf({}, client)).message).toBe(
        'The credential plugin "no-such-plugin" is not installed where the backend runs. Get it.',
      );
    });
  });

  it('gives up on a server that does not answer', async () => {
    server.next(() => undefined);
    const error = await failureOf({ timeout: 100 });
    expect(error.message).toBe('The API server did not answer within 0.1 s.');
  });

  it('gives up on an answer that stops in the middle', async () => {
    server.next(response => {
      response.writeHead(200);
      response.write('{"items":[');
    });
    // Its beginning has to come in time, however busy the machine is.
    const error = await failureOf({ timeout: 1_500 });
    expect(error.message).toBe(
      'The API server stopped in the middle of an answer for 1.5 s.',
    );
  });

  it('says so if an answer is cut off', async () => {
    server.next(response => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('{"items":[', () => response.destroy());
    });
    expect((await failureOf()).message).toBe(
      'The connection to the API server was cut.',
    );
  });

  it('says so if nobody listens, without the address', async () => {
    const kubeConfig = server.kubeConfig();
    await server.stop();
    const error = await failureOf({}, connect(kubeConfig));
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(error.message).toBe(
      'The API server refuses connections; it is down, or its address is wrong.',
    );
  });

  it('says so if the server speaks no TLS, or no HTTP', async () => {
    const other = net.createServer(socket => socket.end('SSH-2.0-x\r\n'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const config = (url: string) => {
      const kubeConfig = new KubeConfig();
      kubeConfig.loadFromClusterAndUser(
        { name: 'x', server: url, skipTLSVerify: true },
        { name: 'x', token: 'x' },
      );
      return kubeConfig;
    };
    const noTls = connect(config(`https://127.0.0.1:${port}`));
    expect((await failureOf({}, noTls)).message).toMatch(/TLS/);
    const noHttp = connect(config(`http://127.0.0.1:${port}`));
    expect((await failureOf({}, noHttp)).message).toBe(
      'What answers at the address of the API server is not HTTP.',
    );
    other.close();
  });

  it.each([
    ['http://10.0.0.1:8080', 'plain http://'],
    ['https://me:pw@cluster.example', 'contains credentials'],
    ['ftp://cluster.example', 'must begin with https://'],
    ['cluster.example', 'no valid URL'],
    ['https://cluster.example/?token=1', 'must not contain a query'],
  ])('refuses the address %s', (url, message) => {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      { name: 'x', server: url, skipTLSVerify: false },
      { name: 'x' },
    );
    expect(() => connect(kubeConfig)).toThrow(message);
  });

  it('streams bytes as they come, and ends with its reader', async () => {
    server.next(lines(['one'], { open: true }));
    const bytes = await connect().stream({ path: '/api' });
    for await (const chunk of bytes) {
      expect(chunk.toString()).toBe('one\n');
      break;
    }
    await server.deserted();
    expect(await server.connections()).toBe(0);
  });

  it('can be aborted before and while it is answered', async () => {
    server.otherwise(lines(['one'], { open: true }));
    const client = connect();
    const early = new AbortController();
    early.abort();
    await expect(
      client.stream({ path: '/api', signal: early.signal }),
    ).rejects.toThrow(/abort/i);
    const late = new AbortController();
    const bytes = await client.stream({ path: '/api', signal: late.signal });
    await expect(
      (async () => {
        for await (const chunk of bytes) {
          expect(chunk.length).toBe(4);
          late.abort();
        }
      })(),
    ).rejects.toThrow();
  });

  it('an aborted stream that nobody reads does no harm', async () => {
    server.otherwise(lines(['one'], { open: true }));
    const controller = new AbortController();
    await connect().stream({ path: '/api', signal: controller.signal });
    controller.abort();
    await server.deserted();
    expect(await server.connections()).toBe(0);
  });

  it('closes everything, and opens nothing any more', async () => {
    server.otherwise(lines(['one'], { open: true }));
    const client = connect();
    const bytes = await client.stream({ path: '/api' });
    const reading = (async () => {
      for await (const chunk of bytes) {
        expect(chunk.length).toBe(4);
        client.close();
      }
    })();
    await expect(reading).rejects.toThrow('was cut');
    expect((await failureOf({}, client)).message).toBe(
      'The connection to the cluster is closed.',
    );
    await server.deserted();
    expect(await server.connections()).toBe(0);
  });
});

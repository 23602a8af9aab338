import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { MetricsServer } from './MetricsServer';

describe('MetricsServer', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(port?: number | string | null) {
    const logger = mockServices.rootLogger.mock();
    const server = await MetricsServer.start({
      config: mockServices.rootConfig({
        data: { demo: port === undefined ? {} : { metrics: { port } } },
      }),
      logger,
      answer: (_request, response) => response.end('figures\n'),
    });
    if (server) {
      stops.push(() => server.stop());
    }
    return { server, logger };
  }

  /** A port that something uses until the test is over. */
  async function busyPort(): Promise<number> {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    stops.push(async () => {
      other.close();
    });
    return (other.address() as AddressInfo).port;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('serves the figures on loopback alone, and says where', async () => {
    const { server, logger } = await start(0);
    const url = server?.url ?? '';
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    expect(logger.info).toHaveBeenCalledWith(expect.stringContaining(url));
    expect(logger.warn).not.toHaveBeenCalled();
    expect(await (await fetch(url)).text()).toBe('figures\n');
    expect((await fetch(`${url}?x=y`)).status).toBe(200);
    expect((await fetch(url.replace('/metrics', '/other'))).status).toBe(404);
  });

  it('takes the port that config names', async () => {
    const port = await busyPort();
    await stops.pop()?.();
    const { server } = await start(String(port));
    expect(server?.url).toBe(`http://127.0.0.1:${port}/metrics`);
  });

  it('goes elsewhere when the port is busy, with one warning', async () => {
    const port = await busyPort();
    const { server, logger } = await start(port);
    expect(await (await fetch(server?.url ?? '')).text()).toBe('figures\n');
    expect(logger.warn).toHaveBeenCalledTimes(1);
    const [warning] = logger.warn.mock.calls[0];
    expect(warning).toContain(server?.url);
    expect(warning).toContain(`port ${port} cannot be had`);
    expect(warning).toContain('EADDRINUSE');
    expect(warning).toContain('demo.metrics.port');
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('serves nothing unless config asks for it', async () => {
    expect((await start()).server).toBeUndefined();
    expect((await start(null)).server).toBeUndefined();
  });

  it.each([-1, 70000, 1.5])('refuses %d for a port', async port => {
    await expect(start(port)).rejects.toThrow(
      `demo.metrics.port must be a port from 0 to 65535 (0 takes a free one), but is ${port}.`,
    );
  });
});

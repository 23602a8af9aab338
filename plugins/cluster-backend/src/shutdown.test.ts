import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { FeedReader } from './__testUtils__/FeedReader';

const subscriptions = [{ id: 'pods', kind: 'pods' }];

describe('a production process with streams open', () => {
  it('ends at SIGTERM, having said bye', async () => {
    const portal = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./__testUtils__/portalProcess.ts'),
      ],
      {
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const exited = once(portal, 'exit');
    try {
      const [line] = await once(portal.stdout, 'data');
      const url = String(line).trim();
      const readers = await Promise.all(
        ([undefined, 'gzip', 'br'] as const).map(encoding =>
          FeedReader.open({ url, encoding, body: { subscriptions } }),
        ),
      );
      await Promise.all(
        readers.map(reader => reader.find(({ type }) => type === 'snapshot')),
      );

      portal.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
      for (const reader of readers) {
        await reader.end();
        expect(reader.events.at(-1)).toEqual({
          type: 'bye',
          reason: 'shutdown',
        });
      }
    } finally {
      portal.kill('SIGKILL');
    }
  }, 120_000);
});

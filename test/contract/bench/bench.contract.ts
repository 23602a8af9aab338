import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const root = join(__dirname, '..', '..', '..');
const withCluster = process.env.WHEELHOUSE_REAL_CLUSTER !== 'none';

/** Runs the bench on a small fleet of its own; what it measures is judged by nobody. */
async function bench(...args: string[]) {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'test/bench/main.ts'),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const code = new Promise(resolve => child.once('exit', resolve));
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code: await code, output, errors };
}

describe('npm run bench', () => {
  it('says which scenarios there are', async () => {
    const { code, errors } = await bench('no-such-scenario');
    expect(code).toBe(2);
    expect(errors).toContain('open-component, viewers, idle');
  });

  (withCluster ? it : it.skip)(
    'measures ours and the peer beside it, one line of JSON per figure',
    async () => {
      const { code, output, errors } = await bench(
        ...['first-sync', 'open-component', '--json'],
        ...['--pods', '200', '--nodes', '6'],
      );
      expect(`${code} ${code === 0 ? '' : errors}`).toBe('0 ');
      const figures = output
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(figures).toContainEqual({
        scenario: 'open-component',
        figure: 'JSON',
        value: expect.any(Number),
        unit: 'MB',
        peer: '@backstage/plugin-kubernetes-backend',
        peerValue: expect.any(Number),
        ratio: expect.any(Number),
      });
      expect(figures).toContainEqual(
        expect.objectContaining({
          scenario: 'first-sync',
          figure: 'all pods are there',
          peer: 'a raw list and JSON.parse',
        }),
      );
      expect(figures.every(({ value }) => value > 0)).toBe(true);
    },
    400_000,
  );
});

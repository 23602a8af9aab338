import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { SandboxSupplier } from './SandboxSupplier';

type SuppliedKubeConfig = Awaited<
  ReturnType<SandboxSupplier['supply']>
>['clusters'][number]['kubeConfig'];

/** What the API server of a kubeconfig answers to who holds it. */
async function statusOf(kubeConfig: SuppliedKubeConfig) {
  const { server, caData } = kubeConfig.getCurrentCluster() ?? {};
  const request = get(`${server}/version`, {
    // A connection of its own: a kept one would hide that nobody listens.
    agent: false,
    ca: Buffer.from(caData ?? '', 'base64'),
    headers: {
      authorization: `Bearer ${kubeConfig.getCurrentUser()?.token}`,
    },
  });
  const [response]: IncomingMessage[] = await once(request, 'response');
  response.resume();
  return response.statusCode;
}

// It grows days of history on a machine that may be busy.
jest.setTimeout(60_000);

describe('SandboxSupplier', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-supplier-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('starts the sandbox, supplies clusters that answer, and stops it', async () => {
    const kubeconfig = join(folder, 'sandbox.kubeconfig');
    const supplier = SandboxSupplier.create({
      config: new ConfigReader({
        wheelhouse: { sandbox: { enabled: true, kubeconfig } },
      }),
      logger: mockServices.logger.mock(),
    });

    const { clusters } = await supplier.supply();

    expect(clusters.map(({ name }) => name)).toEqual([
      'harbor',
      'lagoon',
      'reef',
    ]);
    for (const { name, kubeConfig, sandbox } of clusters) {
      expect(sandbox).toBe(true);
      expect(kubeConfig.getCurrentContext()).toBe(name);
    }
    const lagoon = clusters[1].kubeConfig;
    await expect(statusOf(lagoon)).resolves.toBe(200);
    await expect(readFile(kubeconfig, 'utf8')).resolves.toContain('lagoon');
    expect((await stat(kubeconfig)).mode.toString(8)).toMatch(/600$/);

    await supplier.close();

    await expect(statusOf(lagoon)).rejects.toThrow('ECONNREFUSED');
  });

  it('supplies nothing, and starts nothing, unless it is enabled', async () => {
    const supplier = SandboxSupplier.create({
      config: new ConfigReader({}),
      logger: mockServices.logger.mock(),
    });

    await expect(supplier.supply()).resolves.toEqual({ clusters: [] });
    await supplier.close();
  });
});

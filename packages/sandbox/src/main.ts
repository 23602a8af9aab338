import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from './startSandbox.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string' },
    kubeconfig: { type: 'string', default: '.wheelhouse/sandbox.kubeconfig' },
    still: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const kubeconfigPath = resolve(values.kubeconfig);
  const sandbox = await startSandbox({
    port: Number(values.port),
    token: values.token,
    motion: !values.still,
    kubeconfigPath,
  });
  const lines = sandbox.clusters.map(({ title, url }) => `${title}: ${url}`);
  process.stdout.write(`${lines.join('\n')}\nKUBECONFIG=${kubeconfigPath}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void sandbox.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The sandbox did not start: ${message}\n`);
  process.exitCode = 1;
});

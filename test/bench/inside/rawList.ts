import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { announce } from './announce';
import { PeakMemory } from './peakMemory';
import { SyncFigures } from './syncFigures';

// All pods of a cluster in one answer, parsed, and nothing else: the least that
// anybody can do who wants them as JSON. Argument: a kubeconfig.
const [kubeconfig] = process.argv.slice(2);

async function main() {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const options: https.RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const server = config.getCurrentCluster()?.server;
  const memory = new PeakMemory();
  const began = performance.now();
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const headers = { accept: 'application/json' };
    https
      .get(`${server}/api/v1/pods`, { ...options, headers }, response => {
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', resolve);
        response.on('error', reject);
      })
      .on('error', reject);
  });
  const arrived = performance.now();
  const { items } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const ended = performance.now();
  announce<SyncFigures>({
    pods: items.length,
    ms: ended - began,
    parseMs: ended - arrived,
    peakBytes: memory.added(),
  });
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

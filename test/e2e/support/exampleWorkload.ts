import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestTarget } from '../../targets/control';
import { kubectl } from '../../targets/kubectl';
import { deployment } from '../../targets/manifests';

/** The component of the example catalog that the journeys look at, and where it runs. */
export const component = { name: 'cart', namespace: 'storefront' };

/** Runs the example component on a real cluster, and waits until its pods are up. */
export async function deployExample(target: TestTarget): Promise<void> {
  const { name, namespace } = component;
  await kubectl(target, ['create', 'namespace', namespace]);
  await kubectl(target, ['apply', '--filename', manifestFile()]);
  await kubectl(target, [
    'rollout',
    'status',
    `deployment/${name}`,
    `--namespace=${namespace}`,
    '--timeout=120s',
  ]);
}

function manifestFile(): string {
  const { name, namespace } = component;
  const folder = join(__dirname, '..', '..', '..', '.wheelhouse', 'test');
  const file = join(folder, `${name}.json`);
  const manifest = deployment(name, {
    replicas: 3,
    labels: {
      'backstage.io/kubernetes-id': name,
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/part-of': namespace,
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      ...manifest,
      metadata: { ...manifest.metadata, namespace },
    }),
  );
  return file;
}

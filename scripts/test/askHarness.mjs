import { writeFileSync } from 'node:fs';
import { findKwok } from '../../test/cluster/binaries/findKwok.ts';
import { findPrograms } from '../../test/cluster/binaries/findPrograms.ts';
import { missingForCluster } from '../../test/cluster/index.ts';

// Runs under the toolchain's Node, which reads TypeScript:
//   askHarness.mjs missing FILE   writes as JSON what each kind of cluster lacks here
//   askHarness.mjs build          builds the Kubernetes that the tests run on, and KWOK
const [verb, file] = process.argv.slice(2);

/** @param {string} line */
const log = line => process.stdout.write(`${line}\n`);

if (verb === 'build' && !process.env.WHEELHOUSE_TEST_KUBECONFIG) {
  await findPrograms({
    mode: process.env.KUBEBUILDER_ASSETS ? 'control-plane' : 'node',
    log,
  });
  if (!(await missingForCluster('scale'))) {
    await findKwok({ log });
  }
} else if (verb === 'missing') {
  const answer = {
    node: await missingForCluster('node'),
    controlPlane: await missingForCluster('control-plane'),
    scale: await missingForCluster('scale'),
  };
  writeFileSync(file, JSON.stringify(answer));
}

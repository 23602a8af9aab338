import { writeFileSync } from 'node:fs';
import { findPrograms } from '../../test/cluster/binaries/findPrograms.ts';
import { missingForCluster } from '../../test/cluster/index.ts';

// Runs under the toolchain's Node, which reads TypeScript:
//   askHarness.mjs missing FILE   writes as JSON what each kind of cluster lacks here
//   askHarness.mjs build          builds the Kubernetes that the tests run on
const [verb, file] = process.argv.slice(2);

if (verb === 'build' && !process.env.WHEELHOUSE_TEST_KUBECONFIG) {
  await findPrograms({
    mode: process.env.KUBEBUILDER_ASSETS ? 'control-plane' : 'node',
    log: line => process.stdout.write(`${line}\n`),
  });
} else if (verb === 'missing') {
  const answer = {
    node: await missingForCluster('node'),
    controlPlane: await missingForCluster('control-plane'),
  };
  writeFileSync(file, JSON.stringify(answer));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestTarget } from '../../targets/control';

/** Where `globalSetup` writes what it started. */
export const targetsFile = join(
  __dirname,
  '..',
  '..',
  '..',
  '.wheelhouse',
  'test',
  'contract-targets.json',
);

/** The targets that are up. */
export function contractTargets(): TestTarget[] {
  return JSON.parse(readFileSync(targetsFile, 'utf8'));
}

/** Runs a suite once for every target that is up and fits. */
export function describeContract(
  title: string,
  suite: (target: TestTarget) => void,
  fits: (target: TestTarget) => boolean = () => true,
): void {
  const targets = contractTargets().filter(fits);
  if (targets.length === 0) {
    test.skip(`${title}: needs a target that is not up`, () => undefined);
  }
  for (const target of targets) {
    describe(`${title} (${target.name})`, () => suite(target));
  }
}

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

/** Runs a suite once for every target that is up. */
export function describeContract(
  title: string,
  suite: (target: TestTarget) => void,
): void {
  for (const target of contractTargets()) {
    describe(`${title} (${target.name})`, () => suite(target));
  }
}

import { rmSync } from 'node:fs';
import { targetsFile } from '../support/targets';

export default async function globalTeardown(): Promise<void> {
  await globalThis.contractTargets?.stop();
  rmSync(targetsFile, { force: true });
}

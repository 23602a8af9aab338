import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { targetsFile } from '../support/targets';
import { RunningTargets, startTargets } from '../../targets/startTargets';

declare global {
  // Jest hands nothing else from setup to teardown.
  // eslint-disable-next-line no-var
  var contractTargets: RunningTargets | undefined;
}

export default async function globalSetup(): Promise<void> {
  const running = await startTargets();
  mkdirSync(dirname(targetsFile), { recursive: true });
  writeFileSync(targetsFile, JSON.stringify(running.targets), { mode: 0o600 });
  globalThis.contractTargets = running;
}

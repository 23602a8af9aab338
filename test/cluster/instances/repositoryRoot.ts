import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';

const landmark = 'test/cluster/kubernetes/go.mod';

/**
 * The root of this repository, found from the running program upwards, else
 * from the working folder. Neither `import.meta` nor `__dirname` would do:
 * Node loads this file as an ES module, test runners as CommonJS.
 *
 * @throws ClusterError when both are outside the repository.
 */
export function repositoryRoot(): string {
  const program = process.argv[1];
  const starts = [
    ...(program && existsSync(program) ? [realpathSync(program)] : []),
    process.cwd(),
  ];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, landmark))) {
        return folder;
      }
      if (folder === dirname(folder)) {
        break;
      }
    }
  }
  throw new ClusterError(
    `No ${landmark} above ${process.cwd()}; run this inside the repository.`,
  );
}

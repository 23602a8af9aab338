import { shellQuote } from '@wheelhouse/backstage-plugin-cluster-common';
import { ObjectTarget } from '../api/ObjectTarget';

/** The kubectl lines that list just these objects: one for each cluster, namespace and kind. */
export function kubectlGetLines(targets: readonly ObjectTarget[]): string {
  const lines = new Map<string, string[]>();
  for (const { cluster, kind, namespace, name } of targets) {
    const where = namespace ? ['-n', namespace] : [];
    const words = ['kubectl', '--context', cluster, ...where, 'get', kind];
    const start = words.map(shellQuote).join(' ');
    lines.set(start, [...(lines.get(start) ?? []), shellQuote(name)]);
  }
  return Array.from(lines, ([start, names]) => `${start} ${names.join(' ')}`)
    .sort()
    .join('\n');
}

import { ResourceDescriptor } from './ResourceDescriptor';
import { shellQuote } from './shellQuote';

/** The object that a command is about. */
export interface KubectlTarget {
  /** The name of the kubeconfig context. */
  cluster: string;
  descriptor: Pick<ResourceDescriptor, 'id' | 'kind' | 'scope'>;
  /** Ignored for cluster-scoped kinds. */
  namespace?: string;
  name: string;
}

/** What the command shall show: the manifest, a description, or the events of the object. */
export type KubectlVerb = 'get' | 'describe' | 'events';

/** The kubectl line that shows the same as a page does, ready for a shell. */
export function kubectlCommand(
  target: KubectlTarget,
  verb: KubectlVerb = 'get',
): string {
  const { cluster, descriptor, namespace, name } = target;
  const isNamespaced = descriptor.scope === 'Namespaced';
  const where = isNamespaced && namespace ? ['-n', namespace] : [];
  const start = ['kubectl', '--context', cluster];
  if (verb === 'events') {
    const selector = `involvedObject.kind=${descriptor.kind},involvedObject.name=${name}`;
    return line([
      ...start,
      ...(isNamespaced ? where : ['-A']),
      'get',
      'events',
      '--field-selector',
      selector,
    ]);
  }
  return line([
    ...start,
    ...where,
    verb,
    descriptor.id,
    name,
    ...(verb === 'get' ? ['-o', 'yaml'] : []),
  ]);
}

function line(words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}

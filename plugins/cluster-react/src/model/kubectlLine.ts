import { kubectlCommand } from '@wheelhouse/backstage-plugin-cluster-common';
import { ObjectTarget } from '../api/ObjectTarget';
import { descriptorOf } from './descriptorOf';

/** The kubectl line that shows an object, of kinds that are not known too. */
export function kubectlLine(target: ObjectTarget): string {
  const { cluster, kind, namespace, name } = target;
  return kubectlCommand({
    cluster,
    namespace,
    name,
    descriptor: descriptorOf(kind) ?? {
      id: kind,
      kind,
      scope: namespace ? 'Namespaced' : 'Cluster',
    },
  });
}

import type { Random } from '../../cluster/scale/Random.ts';
import type { MadeKind } from './madeKinds.ts';

/** A whole object of a kind. */
export function manifestOf(
  { kind, path, spec }: MadeKind,
  name: string,
  random: Random,
): Record<string, unknown> & { metadata: { name: string; labels: object } } {
  return {
    apiVersion: path.replace(/^\/apis?\//, ''),
    kind,
    metadata: {
      name,
      labels: {
        app: name,
        'app.kubernetes.io/part-of': random.pick(['turnover', 'elsewhere']),
      },
    },
    ...spec(name, random),
  };
}

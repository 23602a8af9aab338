import { readPath } from './KubeObject.ts';
import type { KubeObject } from './KubeObject.ts';
import { badRequest } from './StatusError.ts';

export interface FieldRequirement {
  path: string;
  value: string;
  negated: boolean;
}

const always = ['metadata.name', 'metadata.namespace'];

/**
 * Parses the `fieldSelector` query parameter.
 *
 * @param supported - paths the resource supports besides name and namespace.
 * @throws StatusError 400 for a path the resource does not support.
 */
export function parseFieldSelector(
  text: string,
  supported: readonly string[],
): FieldRequirement[] {
  const requirements: FieldRequirement[] = [];
  for (const part of text.split(/(?<!\\),/).filter(term => term !== '')) {
    const match = /^(.*?)(!=|==|=)(.*)$/.exec(part);
    if (!match) {
      throw badRequest(
        `invalid selector: '${text}'; can't understand '${part}'`,
      );
    }
    const [, path, operator, value] = match;
    if (!always.includes(path) && !supported.includes(path)) {
      throw badRequest(`field label not supported: ${path}`);
    }
    requirements.push({
      path,
      value: value.replace(/\\([\\,=])/g, '$1'),
      negated: operator === '!=',
    });
  }
  return requirements;
}

export function matchesFields(
  requirements: FieldRequirement[],
  object: KubeObject,
): boolean {
  return requirements.every(({ path, value, negated }) => {
    const actual = readPath(object, path);
    return (String(actual ?? '') === value) !== negated;
  });
}

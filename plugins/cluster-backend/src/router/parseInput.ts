import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

const SHOWN_PROBLEMS = 3;
const SHOWN_CHARACTERS = 60;

/**
 * Checks input against a schema. Throws an `InputError` that names the fields
 * that are wrong, what is wanted and what was found.
 */
export function parseInput<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  input: unknown,
  what: string,
): T {
  const result = schema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const { issues } = result.error;
  const shown = issues
    .slice(0, SHOWN_PROBLEMS)
    .map(issue => describeIssue(issue, input));
  const more = issues.length - shown.length;
  throw new InputError(
    `The ${what} is not valid: ${shown.join('; ')}${
      more > 0 ? `; and ${more} more of this sort` : ''
    }.`,
  );
}

function describeIssue(issue: z.ZodIssue, input: unknown): string {
  const field = describePath(issue.path);
  return issue.code === 'unrecognized_keys'
    ? `${field} has no field ${issue.keys.map(key => `'${shorten(key)}'`)}`
    : `${field} must be ${wanted(issue)}, but is ${found(input, issue.path)}`;
}

function describePath(path: readonly (string | number)[]): string {
  return path.length === 0
    ? 'all of it'
    : path
        .map((part, index) => {
          if (typeof part === 'number') {
            return `[${part}]`;
          }
          return index === 0 ? shorten(part) : `.${shorten(part)}`;
        })
        .join('');
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wanted(issue: z.ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_enum_value':
      return issue.options.map(option => `'${option}'`).join(' or ');
    case 'too_small':
      return `${unit(issue.type)} of at least ${issue.minimum}`;
    case 'too_big':
      return `${unit(issue.type)} of at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function unit(type: string): string {
  switch (type) {
    case 'string':
      return 'a text with a length';
    case 'array':
      return 'a list with a length';
    default:
      return 'a number';
  }
}

function found(input: unknown, path: readonly (string | number)[]): string {
  const value = path.reduce<unknown>(
    (parent, part) =>
      isRecord(parent) && Object.hasOwn(parent, part)
        ? parent[part]
        : undefined,
    input,
  );
  if (value === undefined) {
    return 'missing';
  }
  if (typeof value === 'string') {
    return `the text '${shorten(value)}' (length ${value.length})`;
  }
  if (Array.isArray(value)) {
    return `a list of ${value.length}`;
  }
  return isRecord(value) ? 'an object' : String(value);
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS
    ? `${text.slice(0, SHOWN_CHARACTERS)}…`
    : text;
}

import { InputError } from '@backstage/errors';
import { LabelSelectorReader } from './LabelSelectorReader';
import { fieldsOf, listOf, stringMapOf } from './unknownFields';

/** What a label selector asks of one label. */
export interface LabelRequirement {
  key: string;
  operator: 'in' | 'notin' | 'exists' | '!exists';
  /** Sorted; empty for the two that ask for existence. */
  values: readonly string[];
}

/** A label selector that can be asked. */
export interface LabelSelector {
  /** The canonical form: two selectors with the same text select the same. */
  text: string;
  /** All of them have to hold; none means that everything matches. */
  requirements: readonly LabelRequirement[];
  matches(labels: Readonly<Record<string, string>>): boolean;
}

/**
 * Reads a selector as `kubectl -l` takes it: `app=web,tier in (a, b),!canary`.
 * Grammar: `k8s.io/apimachinery/pkg/labels`, without `<` and `>`.
 *
 * @throws InputError saying what is wrong and at which character
 */
export function parseLabelSelector(text: string): LabelSelector {
  return selectorOf(new LabelSelectorReader(text).read());
}

/**
 * Reads a `LabelSelector` of the API (`matchLabels`, `matchExpressions`).
 * Undefined, as for a field that is not set, selects nothing.
 *
 * @throws InputError for an unknown operator
 */
export function labelSelectorOf(selector: unknown): LabelSelector | undefined {
  if (typeof selector !== 'object' || selector === null) {
    return undefined;
  }
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  return selectorOf([
    ...Object.entries(stringMapOf(matchLabels)).map(
      ([key, value]): LabelRequirement => ({
        key,
        operator: 'in',
        values: [value],
      }),
    ),
    ...listOf(matchExpressions).map(requirementOf),
  ]);
}

const operators: Readonly<Record<string, LabelRequirement['operator']>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!exists',
};

function requirementOf(
  expression: Readonly<Record<string, unknown>>,
): LabelRequirement {
  const { key, operator, values } = expression;
  const known =
    typeof operator === 'string' && Object.hasOwn(operators, operator)
      ? operators[operator]
      : undefined;
  if (typeof key !== 'string' || !known) {
    throw new InputError(
      `The label selector expression with key '${key}' and operator '${operator}' is not valid. The operator is one of ${Object.keys(
        operators,
      ).join(', ')}.`,
    );
  }
  const isAboutValues = known === 'in' || known === 'notin';
  return {
    key,
    operator: known,
    values: isAboutValues && Array.isArray(values) ? values.map(String) : [],
  };
}

function selectorOf(given: readonly LabelRequirement[]): LabelSelector {
  const byText = new Map<string, LabelRequirement>();
  for (const requirement of given) {
    const values = [...new Set(requirement.values)].sort();
    const tidy = { ...requirement, values };
    byText.set(requirementText(tidy), tidy);
  }
  const texts = [...byText.keys()].sort();
  const requirements = texts.flatMap(text => byText.get(text) ?? []);
  return {
    text: texts.join(','),
    requirements,
    matches: labels =>
      requirements.every(requirement => isMet(requirement, labels)),
  };
}

function requirementText(requirement: LabelRequirement): string {
  const { key, operator, values } = requirement;
  switch (operator) {
    case 'exists':
      return key;
    case '!exists':
      return `!${key}`;
    default:
      if (values.length === 1) {
        return `${key}${operator === 'in' ? '=' : '!='}${values[0]}`;
      }
      return `${key} ${operator} (${values.join(',')})`;
  }
}

function isMet(
  { key, operator, values }: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const isThere = Object.hasOwn(labels, key);
  switch (operator) {
    case 'exists':
      return isThere;
    case '!exists':
      return !isThere;
    case 'in':
      return isThere && values.includes(labels[key]);
    default:
      return !isThere || !values.includes(labels[key]);
  }
}

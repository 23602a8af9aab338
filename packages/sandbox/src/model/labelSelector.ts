import { badRequest } from './StatusError.ts';

/** One requirement of a label selector; all of them must hold. */
export interface Requirement {
  key: string;
  operator: 'in' | 'notin' | 'exists' | '!exists' | 'gt' | 'lt';
  values: string[];
}

/** The `spec.selector` shape of workloads and disruption budgets. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

const operators = 'in, notin, =, ==, !=, gt, lt';

function tokenize(text: string): string[] {
  return text.match(/==|!=|[=!(),<>]|[^\s=!(),<>]+/g) ?? [];
}

function unparsable(detail: string) {
  return badRequest(`unable to parse requirement: ${detail}`);
}

class SelectorParser {
  private readonly tokens: string[];
  private position = 0;

  constructor(text: string) {
    this.tokens = tokenize(text);
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    if (this.tokens[0] === ',') {
      throw badRequest(
        "found ',', expected: !, identifier, or 'end of string'",
      );
    }
    while (this.position < this.tokens.length) {
      requirements.push(this.requirement());
      const separator = this.next();
      if (separator !== undefined && separator !== ',') {
        throw badRequest(
          `found '${separator}', expected: ',' or 'end of string'`,
        );
      }
      if (separator === ',' && this.position === this.tokens.length) {
        throw badRequest("found '', expected: identifier after ','");
      }
    }
    return requirements;
  }

  private next(): string | undefined {
    return this.tokens[this.position++];
  }

  private identifier(): string {
    const token = this.next();
    if (token === undefined || /^[=!(),<>]/.test(token)) {
      throw unparsable(`found '${token ?? ''}', expected: identifier`);
    }
    return token;
  }

  private requirement(): Requirement {
    if (this.tokens[this.position] === '!') {
      this.position++;
      return { key: this.identifier(), operator: '!exists', values: [] };
    }
    const key = this.identifier();
    const operator = this.tokens[this.position];
    if (operator === undefined || operator === ',') {
      return { key, operator: 'exists', values: [] };
    }
    this.position++;
    switch (operator) {
      case '=':
      case '==':
        return { key, operator: 'in', values: [this.exactValue()] };
      case '!=':
        return { key, operator: 'notin', values: [this.exactValue()] };
      case 'in':
      case 'notin':
        return { key, operator, values: this.valueList() };
      case '>':
        return { key, operator: 'gt', values: [this.identifier()] };
      case '<':
        return { key, operator: 'lt', values: [this.identifier()] };
      default:
        throw unparsable(`found '${operator}', expected: ${operators}`);
    }
  }

  private exactValue(): string {
    const token = this.tokens[this.position];
    if (token === undefined || token === ',') {
      return '';
    }
    return this.identifier();
  }

  private valueList(): string[] {
    const open = this.next();
    if (open !== '(') {
      throw unparsable(`found '${open ?? ''}', expected: '('`);
    }
    const values: string[] = [];
    for (;;) {
      const token = this.next();
      if (token === ')') {
        return values.length > 0 ? values : [''];
      }
      if (token === undefined || /^[=!(<>]/.test(token)) {
        throw unparsable(
          `found '${token ?? ''}', expected: ',', ')' or identifier`,
        );
      }
      if (token !== ',') {
        values.push(token);
      }
    }
  }
}

/**
 * Parses the `labelSelector` query parameter.
 *
 * @throws StatusError 400 with the API server's wording.
 */
export function parseLabelSelector(text: string): Requirement[] {
  return new SelectorParser(text).parse();
}

/** Turns the object form of a selector into requirements. */
export function selectorRequirements(
  selector: LabelSelector | undefined,
): Requirement[] {
  const names: Record<string, Requirement['operator']> = {
    In: 'in',
    NotIn: 'notin',
    Exists: 'exists',
    DoesNotExist: '!exists',
  };
  return [
    ...Object.entries(selector?.matchLabels ?? {}).map(
      ([key, value]): Requirement => ({ key, operator: 'in', values: [value] }),
    ),
    ...(selector?.matchExpressions ?? []).map(
      (expression): Requirement => ({
        key: expression.key,
        operator: names[expression.operator] ?? 'exists',
        values: expression.values ?? [],
      }),
    ),
  ];
}

function holds(
  requirement: Requirement,
  labels: Record<string, string>,
): boolean {
  const value = labels[requirement.key];
  switch (requirement.operator) {
    case 'exists':
      return value !== undefined;
    case '!exists':
      return value === undefined;
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case 'notin':
      return value === undefined || !requirement.values.includes(value);
    case 'gt':
      return value !== undefined && Number(value) > +requirement.values[0];
    default:
      return value !== undefined && Number(value) < +requirement.values[0];
  }
}

export function matchesLabels(
  requirements: Requirement[],
  labels: Record<string, string> = {},
): boolean {
  return requirements.every(requirement => holds(requirement, labels));
}

/** Writes a selector the way `status.selector` of a Scale has it. */
export function selectorText(selector: LabelSelector | undefined): string {
  return selectorRequirements(selector)
    .map(({ key, operator, values }) => {
      if (operator === 'exists') {
        return key;
      }
      if (operator === '!exists') {
        return `!${key}`;
      }
      return operator === 'in' && values.length === 1
        ? `${key}=${values[0]}`
        : `${key} ${operator} (${[...values].sort().join(',')})`;
    })
    .sort()
    .join(',');
}

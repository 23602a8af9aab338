import { InputError } from '@backstage/errors';
import type { LabelRequirement } from './labelSelector';

const keyPattern =
  /^(?:(?=.{1,253}\/)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?(?=[^/]{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const valuePattern =
  /^(?=.{0,63}$)(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** Reads one label selector from its text, from left to right. */
export class LabelSelectorReader {
  private position = 0;

  constructor(private readonly text: string) {}

  /** Throws `InputError`. */
  read(): LabelRequirement[] {
    const requirements: LabelRequirement[] = [];
    this.skipSpaces();
    if (this.isAtEnd()) {
      return requirements;
    }
    do {
      requirements.push(this.readRequirement());
    } while (this.take(','));
    if (!this.isAtEnd()) {
      throw this.error(`'${this.text[this.position]}' is not expected`);
    }
    return requirements;
  }

  private readRequirement(): LabelRequirement {
    if (this.take('!')) {
      return { key: this.readKey(), operator: '!exists', values: [] };
    }
    const key = this.readKey();
    if (this.take('==') || this.take('=')) {
      return { key, operator: 'in', values: [this.readValue()] };
    }
    if (this.take('!=')) {
      return { key, operator: 'notin', values: [this.readValue()] };
    }
    if (this.isAtEnd() || this.text[this.position] === ',') {
      return { key, operator: 'exists', values: [] };
    }
    const start = this.position;
    const operator = this.readWord();
    if (operator !== 'in' && operator !== 'notin') {
      throw this.error(`expected =, ==, !=, in or notin after '${key}'`, start);
    }
    return { key, operator, values: this.readValues() };
  }

  private readValues(): string[] {
    if (!this.take('(')) {
      throw this.error("expected '('");
    }
    const values: string[] = [];
    do {
      values.push(this.readValue());
    } while (this.take(','));
    if (!this.take(')')) {
      throw this.error("expected ',' or ')'");
    }
    return values;
  }

  private readKey(): string {
    this.skipSpaces();
    const start = this.position;
    const key = this.readWord();
    if (!key) {
      throw this.error('expected a label key', start);
    }
    if (!keyPattern.test(key)) {
      throw this.error(`'${key}' is no label key`, start);
    }
    return key;
  }

  private readValue(): string {
    this.skipSpaces();
    const start = this.position;
    const value = this.readWord();
    if (!valuePattern.test(value)) {
      throw this.error(`'${value}' is no label value`, start);
    }
    return value;
  }

  private readWord(): string {
    const start = this.position;
    while (!this.isAtEnd() && !/[\s=!(),<>]/.test(this.text[this.position])) {
      this.position += 1;
    }
    const word = this.text.slice(start, this.position);
    this.skipSpaces();
    return word;
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) {
      return false;
    }
    this.position += token.length;
    this.skipSpaces();
    return true;
  }

  private skipSpaces(): void {
    while (/\s/.test(this.text[this.position] ?? '')) {
      this.position += 1;
    }
  }

  private isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  private error(what: string, position = this.position): InputError {
    return new InputError(
      `The label selector '${this.text}' is not valid: ${what} at character ${
        position + 1
      }.`,
    );
  }
}

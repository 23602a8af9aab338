import { Labels } from './StoredRow';

/**
 * Keeps one copy of strings and label sets that thousands of rows share:
 * namespaces, nodes, images, reasons, the labels of a ReplicaSet's pods.
 */
export class Interner {
  private readonly strings = new Map<string, string>();
  private readonly labelSets = new Map<string, Labels>();

  constructor(private readonly limit = 200_000) {}

  string(value: string): string {
    const known = this.strings.get(value);
    if (known !== undefined) {
      return known;
    }
    if (this.strings.size >= this.limit) {
      this.strings.clear();
    }
    this.strings.set(value, value);
    return value;
  }

  labels(labels: Labels | undefined): Labels {
    const entries = Object.entries(labels ?? {}).sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    const text = JSON.stringify(entries);
    const known = this.labelSets.get(text);
    if (known) {
      return known;
    }
    if (this.labelSets.size >= this.limit) {
      this.labelSets.clear();
    }
    const set: Labels = Object.freeze(Object.fromEntries(entries));
    this.labelSets.set(text, set);
    return set;
  }
}

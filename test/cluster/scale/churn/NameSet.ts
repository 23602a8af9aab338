import type { Random } from '../Random.ts';

/** A set of which one can be picked by chance without going through it. */
export class NameSet {
  private readonly names: string[] = [];
  private readonly places = new Map<string, number>();

  get size(): number {
    return this.names.length;
  }

  replace(names: readonly string[]): void {
    this.names.length = 0;
    this.places.clear();
    names.forEach(name => this.add(name));
  }

  add(name: string): void {
    if (!this.places.has(name)) {
      this.places.set(name, this.names.length);
      this.names.push(name);
    }
  }

  remove(name: string): void {
    const place = this.places.get(name);
    const last = this.names[this.names.length - 1];
    if (place === undefined) {
      return;
    }
    this.names[place] = last;
    this.places.set(last, place);
    this.names.pop();
    this.places.delete(name);
  }

  /** Undefined when it is empty. */
  pick(random: Random): string | undefined {
    return this.names.length > 0 ? random.pick(this.names) : undefined;
  }
}

/** A number and what it counts: `1 replica`, `3 replicas`. */
export function amountOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

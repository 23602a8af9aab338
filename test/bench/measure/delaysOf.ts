import type { Sighting } from '../readers/Tab.ts';
import type { Patch } from './PodPatcher.ts';

/** Milliseconds from each change until it was seen. @throws Error when one never was. */
export function delaysOf(
  patches: readonly Patch[],
  sightings: readonly Sighting[],
): number[] {
  const byName = new Map<string, number[]>();
  for (const { name, at } of sightings) {
    byName.set(name, [...(byName.get(name) ?? []), at]);
  }
  return patches.map(patch => {
    const seen = byName.get(patch.name)?.find(at => at >= patch.at);
    if (seen === undefined) {
      throw new Error(`the change of ${patch.name} was never seen`);
    }
    return seen - patch.at;
  });
}

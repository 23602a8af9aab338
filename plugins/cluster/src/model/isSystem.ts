import { Entity } from '@backstage/catalog-model';

/** Systems say nothing of themselves: what they run is what their parts run. */
export function isSystem(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'system';
}

import { FilterPredicate } from '@backstage/filter-predicates';

/** Entities that say what they run. */
export const hasAnnotations: FilterPredicate = {
  $any: [
    { 'metadata.annotations.backstage.io/kubernetes-id': { $exists: true } },
    {
      'metadata.annotations.backstage.io/kubernetes-label-selector': {
        $exists: true,
      },
    },
  ],
};

/** Systems with parts, which may say what they run. */
export const hasParts: FilterPredicate = {
  $all: [{ kind: 'system' }, { relations: { $contains: { type: 'hasPart' } } }],
};

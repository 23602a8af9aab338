import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasAnnotations, hasParts } from './entityFilters';

/** The summary of an entity's workloads, on its overview. */
export const entityWorkloadsCard = EntityCardBlueprint.make({
  name: 'workloads',
  params: {
    type: 'content',
    filter: hasAnnotations,
    loader: async () => {
      const { EntityWorkloadsCard } = await import(
        './components/workloads/EntityWorkloadsCard'
      );
      return <EntityWorkloadsCard />;
    },
  },
});

/** The sums over what an entity runs, on its overview. */
export const entityApplicationCard = EntityCardBlueprint.make({
  name: 'application',
  params: {
    type: 'content',
    filter: { $any: [hasAnnotations, hasParts] },
    loader: async () => {
      const { EntityApplicationCard } = await import(
        './components/application/EntityApplicationCard'
      );
      return <EntityApplicationCard />;
    },
  },
});

import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasAnnotations } from './entityFilters';

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

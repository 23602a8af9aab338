import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasAnnotations } from './entityFilters';
import { entityWorkloadsRouteRef } from './routes';

/**
 * The tab of components and of whatever else has our annotations. Components
 * without them get it too: it says there what to add.
 */
export const entityWorkloadsContent = EntityContentBlueprint.make({
  name: 'workloads',
  params: {
    path: '/workloads',
    title: 'Workloads',
    group: 'operation',
    filter: { $any: [{ kind: 'component' }, hasAnnotations] },
    routeRef: entityWorkloadsRouteRef,
    loader: async () => {
      const { EntityWorkloadsContent } = await import(
        './components/workloads/EntityWorkloadsContent'
      );
      return <EntityWorkloadsContent />;
    },
  },
});

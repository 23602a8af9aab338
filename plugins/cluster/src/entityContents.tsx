import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasAnnotations, hasParts } from './entityFilters';
import { entityApplicationRouteRef, entityWorkloadsRouteRef } from './routes';

/**
 * The tab of components, of whatever else has our annotations, and of systems,
 * which run what their parts run. Components without annotations get it too: it
 * says there what to add.
 */
export const entityWorkloadsContent = EntityContentBlueprint.make({
  name: 'workloads',
  params: {
    path: '/workloads',
    title: 'Workloads',
    filter: { $any: [{ kind: 'component' }, hasAnnotations, hasParts] },
    routeRef: entityWorkloadsRouteRef,
    loader: async () => {
      const { EntityWorkloadsContent } = await import(
        './components/workloads/EntityWorkloadsContent'
      );
      return <EntityWorkloadsContent />;
    },
  },
});

/** The sums over what a component runs, or over what the parts of a system run. */
export const entityApplicationContent = EntityContentBlueprint.make({
  name: 'application',
  params: {
    path: '/application',
    title: 'Application',
    filter: { $any: [{ kind: 'component' }, hasAnnotations, hasParts] },
    routeRef: entityApplicationRouteRef,
    loader: async () => {
      const { EntityApplicationContent } = await import(
        './components/application/EntityApplicationContent'
      );
      return <EntityApplicationContent />;
    },
  },
});

import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { FleetFilters } from '../model/fleetQuery';
import { entityWorkloadsRouteRef } from '../routes';
import { useFleetLinks } from './useFleetLinks';

/** Where the numbers of an overview lead; nowhere without an address. */
export type OverviewLinks = Readonly<
  Partial<
    Record<
      'nodes' | 'namespaces' | 'applications' | 'services' | 'pods',
      (filters?: FleetFilters) => string
    >
  >
>;

/** Numbers of the fleet lead into its tables. */
export function useGlobalLinks(): OverviewLinks {
  const { nodes, namespaces, workloads, pods, services } = useFleetLinks();
  return useMemo(
    () => ({ nodes, namespaces, applications: workloads, services, pods }),
    [nodes, namespaces, workloads, services, pods],
  );
}

/** Numbers of an entity lead to its workloads: the tables of the fleet know no entities. */
export function useEntityLinks(): OverviewLinks {
  const tab = useRouteRef(entityWorkloadsRouteRef)();
  return useMemo(() => {
    const toTab = () => tab;
    return { applications: toTab, pods: toTab };
  }, [tab]);
}

import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';
import { useCallback, useMemo } from 'react';
import { FleetFilters, fleetQuery } from '../model/fleetQuery';
import {
  namespacesRouteRef,
  nodesRouteRef,
  podsRouteRef,
  resourcesRouteRef,
  workloadsRouteRef,
} from '../routes';

/** Addresses of the tables of the Fleet page, filtered. */
export interface FleetLinks {
  nodes(filters?: FleetFilters, text?: string): string;
  namespaces(filters?: FleetFilters, text?: string): string;
  workloads(filters?: FleetFilters, text?: string): string;
  pods(filters?: FleetFilters, text?: string): string;
  services(filters?: FleetFilters): string;
}

/** Links into the Fleet page, wherever it is mounted. */
export function useFleetLinks(): FleetLinks {
  const nodes = useLink(nodesRouteRef);
  const namespaces = useLink(namespacesRouteRef);
  const workloads = useLink(workloadsRouteRef);
  const pods = useLink(podsRouteRef);
  const resources = useRouteRef(resourcesRouteRef)();
  const services = useCallback(
    (filters?: FleetFilters) =>
      `${resources}${fleetQuery(filters, undefined, { kind: 'services' })}`,
    [resources],
  );
  return useMemo(
    () => ({ nodes, namespaces, workloads, pods, services }),
    [nodes, namespaces, workloads, pods, services],
  );
}

function useLink(routeRef: RouteRef) {
  const path = useRouteRef(routeRef)();
  return useMemo(
    () => (filters?: FleetFilters, text?: string) =>
      `${path}${fleetQuery(filters, text)}`,
    [path],
  );
}

import { TableQuery } from '@wheelhouse/backstage-plugin-cluster-react';

/** The kinds that have no tab of their own on the Fleet page, by their descriptors' ids. */
export const resourceKinds = [
  'services',
  'ingresses',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
  'resourcequotas',
  'replicasets',
  'jobs',
  'cronjobs',
  'events',
] as const;

/** One of `resourceKinds`. */
export type ResourceKind = (typeof resourceKinds)[number];

/** Whether a text names one of `resourceKinds`. */
export function isResourceKind(text: string): text is ResourceKind {
  return (resourceKinds as readonly string[]).includes(text);
}

const newestFirst: TableQuery = {
  sort: { column: 'lastSeen', descending: true },
};
const fullestFirst: TableQuery = {
  sort: { column: 'fullness', descending: true },
};

/** How a table of a kind is sorted where the address says nothing. */
export const initialQueries: Partial<Record<ResourceKind, TableQuery>> = {
  events: newestFirst,
  resourcequotas: fullestFirst,
};

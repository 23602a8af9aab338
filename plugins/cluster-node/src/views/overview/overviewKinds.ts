/** The kinds, and groups of kinds, that an overview counts. */
export const overviewKinds = [
  'namespaces',
  'nodes',
  'pods',
  'workloads',
  'services',
  'resourcequotas',
] as const;

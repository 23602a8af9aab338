/** A kind that only the runs have; it comes with a definition, so that discovery is needed. */
export const customKind = {
  group: 'faults.example.com',
  plural: 'widgets',
  kind: 'Widget',
  /** What the portal knows, the preferred one first; the second is served. */
  versions: ['v2', 'v1'],
  served: 'v1',
} as const;

/** The collections that a portal follows here, and how often a fault takes each. */
export const laneWeights: Readonly<Record<string, number>> = {
  pods: 6,
  deployments: 3,
  replicasets: 3,
  namespaces: 2,
  nodes: 2,
  resourcequotas: 2,
  services: 2,
  events: 2,
  [customKind.plural]: 2,
  statefulsets: 1,
  daemonsets: 1,
  jobs: 1,
  cronjobs: 1,
  ingresses: 1,
  horizontalpodautoscalers: 1,
  poddisruptionbudgets: 1,
  customresourcedefinitions: 1,
};

export const laneNames: readonly string[] = Object.keys(laneWeights);

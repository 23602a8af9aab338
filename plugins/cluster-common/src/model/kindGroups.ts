/** Names under which several kinds with the same columns are subscribed to at once. */
export const kindGroups: Readonly<Record<string, readonly string[]>> = {
  workloads: ['deployments', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs'],
};

/** The pseudo kind whose rows are the clusters themselves. */
export const CLUSTERS_KIND = 'clusters';

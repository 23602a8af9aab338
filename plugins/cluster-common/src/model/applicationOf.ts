/** The labels that name a workload's application, the first that is there wins. */
export const applicationLabels = [
  'app.kubernetes.io/part-of',
  'backstage.io/kubernetes-id',
  'app.kubernetes.io/name',
  'app',
] as const;

/** The application that a workload belongs to, by its labels; undefined if none names one. */
export function applicationOf(
  labels: Readonly<Record<string, string>>,
): string | undefined {
  for (const label of applicationLabels) {
    if (labels[label]) {
      return labels[label];
    }
  }
  return undefined;
}

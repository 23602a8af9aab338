/** A Deployment manifest of a container that sleeps. */
export function deployment(
  name: string,
  options: {
    replicas?: number;
    labels?: Record<string, string>;
    image?: string;
    env?: { name: string; value: string }[];
  } = {},
) {
  const labels = { app: name, ...options.labels };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: options.replicas ?? 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 1,
          containers: [
            {
              name: 'main',
              image: options.image ?? 'docker.io/library/busybox:1',
              imagePullPolicy: 'IfNotPresent',
              command: ['sleep', 'infinity'],
              env: options.env,
            },
          ],
        },
      },
    },
  };
}

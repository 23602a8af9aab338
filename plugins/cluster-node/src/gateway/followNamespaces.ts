import { HubCluster } from '../hub/HubCluster';

/**
 * Calls back when namespaces of the clusters come, go or change their labels,
 * and when their list first arrives; not when something in them changes.
 */
export function followNamespaces(
  clusters: readonly HubCluster[],
  onChange: () => void,
): () => void {
  const stops = clusters.flatMap(({ model }) => {
    const table = model.tables.get('namespaces');
    return table
      ? table.listen({
          changed: ({ now, before }) => {
            if (now?.labels !== before?.labels) {
              onChange();
            }
          },
          reset: onChange,
          stateChanged: () => undefined,
        })
      : [];
  });
  return () => {
    for (const stop of stops) {
      stop();
    }
  };
}

import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiConnectionError } from './ApiConnectionError';
import { KubernetesApiError } from './KubernetesApiError';

/** One line of a watch (meta/v1 `WatchEvent`); errors are thrown instead. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: KubernetesObject;
}

const types: ReadonlySet<string> = new Set([
  'ADDED',
  'MODIFIED',
  'DELETED',
  'BOOKMARK',
]);

/**
 * Reads one line of a watch. Throws the `KubernetesApiError` that an ERROR
 * event holds, and an `ApiConnectionError` for what is no event.
 */
export function parseWatchEvent(line: string): WatchEvent {
  let event: { type?: unknown; object?: KubernetesObject };
  try {
    event = JSON.parse(line);
  } catch (error) {
    throw garbage(error);
  }
  const { type, object } = event ?? {};
  if (type === 'ERROR') {
    throw KubernetesApiError.fromStatus(object) ?? garbage();
  }
  if (
    typeof type !== 'string' ||
    !types.has(type) ||
    typeof object?.metadata !== 'object'
  ) {
    throw garbage();
  }
  return { type: type as WatchEvent['type'], object };
}

/** True for the bookmark that ends the list at the beginning of a streaming list. */
export function endsInitialEvents(event: WatchEvent): boolean {
  return (
    event.type === 'BOOKMARK' &&
    event.object.metadata.annotations?.['k8s.io/initial-events-end'] === 'true'
  );
}

function garbage(cause?: unknown) {
  return new ApiConnectionError(
    'The API server sent something in a watch that is no event of Kubernetes.',
    { cause },
  );
}

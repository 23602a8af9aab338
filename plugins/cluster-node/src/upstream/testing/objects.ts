import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { WatchEvent } from '../WatchEvent';

/** A small object. */
export function object(name: string, resourceVersion = '1'): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      resourceVersion,
    },
  };
}

/** An event about a small object. */
export function event(
  type: WatchEvent['type'],
  name: string,
  resourceVersion: string,
): WatchEvent {
  return { type, object: object(name, resourceVersion) };
}

/** The bookmark that ends the list at the beginning of a streaming list. */
export function listEnd(resourceVersion: string): WatchEvent {
  const bookmark = event('BOOKMARK', '', resourceVersion);
  bookmark.object.metadata.annotations = {
    'k8s.io/initial-events-end': 'true',
  };
  return bookmark;
}

/** The ERROR event of a watch. */
export function errorEvent(code: number, reason: string, message: string) {
  return {
    type: 'ERROR',
    object: { kind: 'Status', status: 'Failure', code, reason, message },
  };
}

/** A page of a list. */
export function page(
  names: string[],
  options: { resourceVersion: string; next?: string },
) {
  return {
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: {
      resourceVersion: options.resourceVersion,
      continue: options.next,
    },
    items: names.map(name => ({ metadata: object(name).metadata })),
  };
}

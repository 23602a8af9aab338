/** What a page asks the feed for. */
export interface Subscription {
  readonly id: string;
  readonly kind: string;
  readonly scope?: object;
  readonly columns?: readonly string[];
  readonly window?: object;
  readonly since?: object;
}

/**
 * What the tab Workloads of an entity asks for: first its workloads and pods,
 * and once those are drawn its events too, on a stream that goes on where the
 * first one was.
 */
export function workloadsTab(entityRef: string): {
  first: Subscription[];
  then: Subscription[];
} {
  const scope = { entityRef };
  return {
    first: [
      { id: '1', kind: 'workloads', scope },
      {
        ...{ id: '2', kind: 'pods', scope },
        columns: [
          ...['ownerId', 'phase', 'tone', 'reason', 'message', 'ready'],
          ...['containers', 'restarts', 'lastRestart', 'node'],
        ],
      },
    ],
    then: [{ id: '3', kind: 'events', scope }],
  };
}

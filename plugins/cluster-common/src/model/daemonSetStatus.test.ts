import { daemonSetStatus } from './daemonSetStatus';

interface DaemonSetParts {
  observed?: number;
  /** Nodes that shall have a pod, have one, have an updated, a ready, an available one. */
  counts: readonly [number, number, number, number, number];
  misscheduled?: number;
  onDelete?: boolean;
  deleted?: boolean;
}

function daemonSet(parts: DaemonSetParts) {
  const [
    desiredNumberScheduled,
    currentNumberScheduled,
    updatedNumberScheduled,
    numberReady,
    numberAvailable,
  ] = parts.counts;
  return {
    metadata: {
      generation: 2,
      deletionTimestamp: parts.deleted ? '2024-01-01T00:00:00Z' : undefined,
    },
    spec: {
      updateStrategy: { type: parts.onDelete ? 'OnDelete' : 'RollingUpdate' },
    },
    status: {
      observedGeneration: parts.observed ?? 2,
      desiredNumberScheduled,
      currentNumberScheduled,
      updatedNumberScheduled,
      numberReady,
      numberAvailable,
      numberMisscheduled: parts.misscheduled ?? 0,
    },
  };
}

describe('daemonSetStatus', () => {
  it.each<
    [
      title: string,
      parts: DaemonSetParts,
      tone: string,
      reason: string,
      message?: string,
    ]
  >([
    ['on every node', { counts: [3, 3, 3, 3, 3] }, 'ok', 'Ready'],
    [
      'its change is not seen yet',
      { observed: 1, counts: [3, 3, 3, 3, 3] },
      'progressing',
      'Progressing',
      'The controller has not seen the latest change yet.',
    ],
    [
      'deleted',
      { deleted: true, counts: [3, 3, 3, 3, 3] },
      'progressing',
      'Terminating',
    ],
    [
      'a node has none yet',
      { counts: [3, 2, 2, 2, 2] },
      'progressing',
      'Progressing',
      '2 of 3 nodes have a pod.',
    ],
    [
      'rolling',
      { counts: [3, 3, 1, 2, 2] },
      'progressing',
      'Progressing',
      '1 of 3 pods are updated.',
    ],
    [
      'one is lost',
      { counts: [3, 3, 3, 2, 2] },
      'warning',
      'Degraded',
      '2 of 3 replicas are available.',
    ],
    [
      'all are lost',
      { counts: [3, 3, 3, 0, 0] },
      'error',
      'Unavailable',
      'None of 3 replicas is available.',
    ],
    [
      'on delete: waits for somebody to delete pods',
      { counts: [3, 3, 1, 3, 3], onDelete: true },
      'ok',
      'UpdatePending',
      '1 of 3 pods are updated; the others take the change when they are deleted (OnDelete).',
    ],
    [
      'no node matches',
      { counts: [0, 0, 0, 0, 0] },
      'ok',
      'NoMatchingNodes',
      'No node matches, so no pod runs.',
    ],
    [
      'where it should not be',
      { counts: [3, 3, 3, 3, 3], misscheduled: 1 },
      'ok',
      'Ready',
      '1 pod on nodes that should have none.',
    ],
  ])('%s', (...[, parts, tone, reason, message]) => {
    expect(daemonSetStatus(daemonSet(parts))).toMatchObject({
      tone,
      reason,
      message,
    });
  });

  it('counts', () => {
    expect(
      daemonSetStatus(daemonSet({ counts: [5, 4, 3, 2, 1] })),
    ).toMatchObject({ desired: 5, updated: 3, ready: 2, available: 1 });
  });
});

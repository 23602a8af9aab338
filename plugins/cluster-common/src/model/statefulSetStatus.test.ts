import { statefulSetStatus } from './statefulSetStatus';

interface StatefulSetParts {
  replicas?: number;
  observed?: number;
  /** `status.replicas`, `readyReplicas` and `updatedReplicas`. */
  counts: readonly [all: number, ready: number, updated: number];
  /** Whether `updateRevision` differs from `currentRevision`. */
  newRevision?: boolean;
  partition?: number;
  onDelete?: boolean;
}

function statefulSet(parts: StatefulSetParts) {
  const [replicas, readyReplicas, updatedReplicas] = parts.counts;
  return {
    metadata: { generation: 2 },
    spec: {
      replicas: parts.replicas ?? 3,
      updateStrategy: parts.onDelete
        ? { type: 'OnDelete' }
        : {
            type: 'RollingUpdate',
            rollingUpdate: { partition: parts.partition ?? 0 },
          },
    },
    status: {
      observedGeneration: parts.observed ?? 2,
      replicas,
      readyReplicas,
      updatedReplicas,
      currentRevision: 'db-1',
      updateRevision: parts.newRevision ? 'db-2' : 'db-1',
    },
  };
}

describe('statefulSetStatus', () => {
  it.each<
    [
      title: string,
      parts: StatefulSetParts,
      tone: string,
      reason: string,
      message?: string,
    ]
  >([
    ['all ready', { counts: [3, 3, 3] }, 'ok', 'Ready'],
    [
      'its change is not seen yet',
      { observed: 1, counts: [3, 3, 3] },
      'progressing',
      'Progressing',
      'The controller has not seen the latest change yet.',
    ],
    [
      'pods are created one by one',
      { counts: [2, 1, 2] },
      'progressing',
      'Progressing',
      '1 of 3 replicas are ready.',
    ],
    [
      'rolling: a pod is not ready yet',
      { counts: [3, 2, 1], newRevision: true },
      'progressing',
      'Progressing',
      '2 of 3 replicas are ready.',
    ],
    [
      'rolling: all are ready, not all updated',
      { counts: [3, 3, 1], newRevision: true },
      'progressing',
      'Progressing',
      '1 of 3 replicas are updated.',
    ],
    [
      'a replica is lost',
      { counts: [3, 2, 3] },
      'warning',
      'Degraded',
      '2 of 3 replicas are ready.',
    ],
    [
      'all replicas are lost',
      { counts: [3, 0, 3] },
      'error',
      'Unavailable',
      'None of 3 replicas is ready.',
    ],
    [
      'partition: still on the way',
      { counts: [3, 3, 0], newRevision: true, partition: 1 },
      'progressing',
      'Progressing',
      '0 of 2 replicas are updated.',
    ],
    [
      'partition: as far as it shall go',
      { counts: [3, 3, 1], newRevision: true, partition: 2 },
      'ok',
      'Ready',
      '1 of 3 replicas run the new revision; partition 2 holds the others.',
    ],
    [
      'partition: a replica is lost afterwards',
      { counts: [3, 2, 1], newRevision: true, partition: 2 },
      'warning',
      'Degraded',
      '2 of 3 replicas are ready.',
    ],
    [
      'partition larger than the set',
      { counts: [3, 3, 0], newRevision: true, partition: 9 },
      'ok',
      'Ready',
      '0 of 3 replicas run the new revision; partition 9 holds the others.',
    ],
    [
      'on delete: nothing to do',
      { counts: [3, 3, 3], onDelete: true },
      'ok',
      'Ready',
    ],
    [
      'on delete: waits for somebody to delete pods',
      { counts: [3, 3, 1], newRevision: true, onDelete: true },
      'ok',
      'UpdatePending',
      '1 of 3 replicas run the new revision; the others take it when they are deleted (OnDelete).',
    ],
    [
      'on delete: a lost replica is no rollout',
      { counts: [3, 2, 1], newRevision: true, onDelete: true },
      'warning',
      'Degraded',
      '2 of 3 replicas are ready.',
    ],
    [
      'scaling down',
      { replicas: 1, counts: [3, 3, 3] },
      'progressing',
      'Progressing',
      '2 replicas too many, being removed.',
    ],
    [
      'scaled to zero',
      { replicas: 0, counts: [0, 0, 0] },
      'ok',
      'ScaledToZero',
    ],
  ])('%s', (...[, parts, tone, reason, message]) => {
    expect(statefulSetStatus(statefulSet(parts))).toMatchObject({
      tone,
      reason,
      message,
    });
  });
});

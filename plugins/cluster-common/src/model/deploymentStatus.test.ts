import { condition } from '../__fixtures__/podOf';
import { deploymentStatus } from './deploymentStatus';

interface DeploymentParts {
  replicas?: number;
  paused?: boolean;
  deleted?: boolean;
  generation?: number;
  observed?: number;
  /** `status.replicas`, `updatedReplicas`, `readyReplicas` and `availableReplicas`. */
  counts?: readonly [all: number, updated: number, ready: number, ok: number];
  conditions?: readonly object[];
}

function deployment(parts: DeploymentParts) {
  const [replicas, updatedReplicas, readyReplicas, availableReplicas] =
    parts.counts ?? [0, 0, 0, 0];
  return {
    metadata: {
      generation: parts.generation ?? 2,
      ...(parts.deleted
        ? {
            deletionTimestamp: '2024-01-01T00:00:00Z',
            finalizers: ['foregroundDeletion'],
          }
        : {}),
    },
    spec: { replicas: parts.replicas ?? 3, paused: parts.paused },
    status: {
      observedGeneration: parts.observed ?? 2,
      replicas,
      updatedReplicas,
      readyReplicas,
      availableReplicas,
      conditions: parts.conditions,
    },
  };
}

const available = condition('Available', 'True');
const unavailable = condition('Available', 'False');
const rolling = condition('Progressing', 'True', {
  reason: 'ReplicaSetUpdated',
});
const rolled = condition('Progressing', 'True', {
  reason: 'NewReplicaSetAvailable',
});

describe('deploymentStatus', () => {
  it.each<
    [
      title: string,
      parts: DeploymentParts,
      tone: string,
      reason: string,
      message?: string,
    ]
  >([
    [
      'rolled out',
      { counts: [3, 3, 3, 3], conditions: [available, rolled] },
      'ok',
      'Ready',
    ],
    [
      'its change is not seen yet, whatever the counts say',
      { generation: 3, counts: [3, 3, 3, 3], conditions: [available, rolled] },
      'progressing',
      'Progressing',
      'The controller has not seen the latest change yet.',
    ],
    [
      'an unseen change comes before an old failure',
      {
        generation: 3,
        conditions: [
          condition('Progressing', 'False', {
            reason: 'ProgressDeadlineExceeded',
          }),
        ],
      },
      'progressing',
      'Progressing',
      'The controller has not seen the latest change yet.',
    ],
    [
      'deleted',
      { deleted: true, counts: [3, 3, 3, 3] },
      'progressing',
      'Terminating',
      'Deletion waits for finalizers: foregroundDeletion.',
    ],
    [
      'replicas are being updated',
      { counts: [4, 1, 3, 3], conditions: [available, rolling] },
      'progressing',
      'Progressing',
      '1 of 3 replicas are updated.',
    ],
    [
      'old replicas are still there',
      { counts: [4, 3, 4, 4], conditions: [available, rolling] },
      'progressing',
      'Progressing',
      '1 old replica not gone yet.',
    ],
    [
      'updated replicas are not available yet',
      { counts: [3, 3, 2, 2], conditions: [available, rolling] },
      'progressing',
      'Progressing',
      '2 of 3 updated replicas are available.',
    ],
    [
      'stuck',
      {
        counts: [4, 1, 3, 3],
        conditions: [
          available,
          condition('Progressing', 'False', {
            reason: 'ProgressDeadlineExceeded',
            message: 'ReplicaSet "cart-2" has timed out progressing.',
          }),
        ],
      },
      'error',
      'ProgressDeadlineExceeded',
      'ReplicaSet "cart-2" has timed out progressing.',
    ],
    [
      'pods are refused',
      {
        counts: [0, 0, 0, 0],
        conditions: [
          condition('ReplicaFailure', 'True', {
            reason: 'FailedCreate',
            message: 'pods "cart" is forbidden: exceeded quota',
          }),
        ],
      },
      'error',
      'ReplicaFailure',
      'pods "cart" is forbidden: exceeded quota',
    ],
    [
      'paused when all is done',
      { paused: true, counts: [3, 3, 3, 3] },
      'ok',
      'Paused',
    ],
    [
      'paused in the middle, even after the deadline',
      {
        paused: true,
        counts: [4, 1, 4, 4],
        conditions: [
          condition('Progressing', 'Unknown', {
            reason: 'ProgressDeadlineExceeded',
          }),
        ],
      },
      'warning',
      'Paused',
      'The rollout is paused: 1 of 3 replicas are updated.',
    ],
    [
      'lost a replica after the rollout',
      { counts: [3, 3, 2, 2], conditions: [unavailable, rolled] },
      'warning',
      'Degraded',
      '2 of 3 replicas are available.',
    ],
    [
      'lost all replicas after the rollout',
      { counts: [3, 3, 0, 0], conditions: [unavailable, rolled] },
      'error',
      'Unavailable',
      'None of 3 replicas is available.',
    ],
    ['scaled to zero', { replicas: 0 }, 'ok', 'ScaledToZero'],
    [
      'scaling to zero',
      { replicas: 0, counts: [2, 2, 2, 2] },
      'progressing',
      'Progressing',
      '2 replicas too many, being removed.',
    ],
  ])('%s', (...[, parts, tone, reason, message]) => {
    expect(deploymentStatus(deployment(parts))).toMatchObject({
      tone,
      reason,
      message,
    });
  });

  it('counts', () => {
    expect(
      deploymentStatus(deployment({ counts: [4, 3, 2, 1] })),
    ).toMatchObject({ desired: 3, updated: 3, ready: 2, available: 1 });
    expect(deploymentStatus({})).toMatchObject({
      desired: 1,
      updated: 0,
      ready: 0,
      available: 0,
    });
  });
});

import { condition } from '../__fixtures__/podOf';
import { replicaSetStatus } from './replicaSetStatus';

describe('replicaSetStatus', () => {
  const replicaSet = (
    desired: number,
    counts: readonly [all: number, ready: number],
    conditions: readonly object[] = [],
  ) => ({
    metadata: { generation: 1 },
    spec: { replicas: desired },
    status: {
      observedGeneration: 1,
      replicas: counts[0],
      readyReplicas: counts[1],
      availableReplicas: counts[1],
      conditions,
    },
  });

  it.each([
    ['all ready', replicaSet(2, [2, 2]), 'ok', 'Ready'],
    ['some ready', replicaSet(2, [2, 1]), 'progressing', 'Progressing'],
    ['of an old revision', replicaSet(0, [0, 0]), 'ok', 'ScaledToZero'],
    ['scaling down', replicaSet(1, [2, 2]), 'progressing', 'Progressing'],
    [
      'pods are refused',
      replicaSet(
        2,
        [1, 1],
        [condition('ReplicaFailure', 'True', { reason: 'FailedCreate' })],
      ),
      'error',
      'ReplicaFailure',
    ],
  ])('%s', (_, object, tone, reason) => {
    expect(replicaSetStatus(object)).toMatchObject({ tone, reason });
  });
});

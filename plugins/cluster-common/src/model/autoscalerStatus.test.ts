import { condition } from '../__fixtures__/podOf';
import { autoscalerStatus } from './autoscalerStatus';

describe('autoscalerStatus', () => {
  const autoscaler = (
    replicas: readonly [current: number, desired: number],
    conditions: readonly object[],
  ) => ({
    spec: { minReplicas: 2, maxReplicas: 10 },
    status: {
      currentReplicas: replicas[0],
      desiredReplicas: replicas[1],
      conditions,
    },
  });
  const able = condition('AbleToScale', 'True');
  const active = condition('ScalingActive', 'True');
  const limited = (reason: string) =>
    condition('ScalingLimited', 'True', { reason, message: 'the limit' });

  it.each([
    [
      'in balance',
      autoscaler([3, 3], [able, active]),
      'ok',
      'Ready',
      undefined,
    ],
    [
      'scaling',
      autoscaler([3, 5], [able, active]),
      'progressing',
      'Scaling',
      'From 3 to 5 replicas.',
    ],
    [
      'target not found',
      autoscaler(
        [0, 0],
        [
          condition('AbleToScale', 'False', {
            reason: 'FailedGetScale',
            message: 'deployments.apps "web" not found',
          }),
        ],
      ),
      'error',
      'UnableToScale',
      'FailedGetScale: deployments.apps "web" not found',
    ],
    [
      'no metrics',
      autoscaler(
        [3, 3],
        [
          able,
          condition('ScalingActive', 'False', {
            reason: 'FailedGetResourceMetric',
          }),
        ],
      ),
      'error',
      'ScalingInactive',
      'FailedGetResourceMetric',
    ],
    [
      'switched off by zero replicas',
      autoscaler(
        [0, 0],
        [
          able,
          condition('ScalingActive', 'False', { reason: 'ScalingDisabled' }),
        ],
      ),
      'unknown',
      'ScalingDisabled',
      'ScalingDisabled',
    ],
    [
      'at its maximum',
      autoscaler([10, 10], [able, active, limited('TooManyReplicas')]),
      'warning',
      'ScalingLimited',
      'TooManyReplicas: the limit',
    ],
    [
      'idle at its minimum',
      autoscaler([2, 2], [able, active, limited('TooFewReplicas')]),
      'ok',
      'Ready',
      undefined,
    ],
    [
      'not looked at yet',
      autoscaler([0, 0], []),
      'unknown',
      'Unknown',
      undefined,
    ],
  ])('%s', (_, object, tone, reason, message) => {
    expect(autoscalerStatus(object)).toEqual({ tone, reason, message });
  });

  it('finds the conditions of autoscaling/v1', () => {
    const object = (text: string) => ({
      metadata: {
        annotations: { 'autoscaling.alpha.kubernetes.io/conditions': text },
      },
      status: { currentReplicas: 1, desiredReplicas: 1 },
    });
    expect(
      autoscalerStatus(
        object('[{"type":"AbleToScale","status":"False","reason":"Odd"}]'),
      ),
    ).toMatchObject({ tone: 'error', reason: 'UnableToScale', message: 'Odd' });
    expect(autoscalerStatus(object('{not json'))).toMatchObject({
      tone: 'ok',
    });
  });
});

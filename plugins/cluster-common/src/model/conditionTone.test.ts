import { condition } from '../__fixtures__/podOf';
import { conditionTone } from './conditionTone';

describe('conditionTone', () => {
  it.each([
    ['Pod', 'Ready', 'True', 'ok'],
    ['Pod', 'Ready', 'False', 'progressing'],
    ['Pod', 'PodScheduled', 'False', 'warning'],
    ['Pod', 'DisruptionTarget', 'True', 'warning'],
    ['Node', 'Ready', 'True', 'ok'],
    ['Node', 'Ready', 'False', 'error'],
    ['Node', 'Ready', 'Unknown', 'error'],
    ['Node', 'MemoryPressure', 'True', 'warning'],
    ['Node', 'MemoryPressure', 'False', 'ok'],
    ['Node', 'MemoryPressure', 'Unknown', 'unknown'],
    ['Node', 'NetworkUnavailable', 'True', 'error'],
    ['Node', 'KernelDeadlock', 'True', 'warning'],
    ['Deployment', 'Available', 'False', 'warning'],
    ['Deployment', 'Progressing', 'False', 'error'],
    ['Deployment', 'ReplicaFailure', 'True', 'error'],
    ['Job', 'Complete', 'True', 'done'],
    ['Job', 'Failed', 'True', 'error'],
    ['Job', 'Suspended', 'True', 'unknown'],
    ['HorizontalPodAutoscaler', 'ScalingLimited', 'True', 'warning'],
    ['HorizontalPodAutoscaler', 'ScalingLimited', 'False', 'ok'],
    ['HorizontalPodAutoscaler', 'AbleToScale', 'False', 'error'],
    ['PodDisruptionBudget', 'DisruptionAllowed', 'False', 'warning'],
    ['Namespace', 'NamespaceDeletionContentFailure', 'True', 'warning'],
    ['Namespace', 'NamespaceContentRemaining', 'True', 'progressing'],
    [undefined, 'Ready', 'True', 'ok'],
    [undefined, 'Ready', 'False', 'warning'],
    [undefined, 'Stalled', 'True', 'warning'],
    [undefined, 'Stalled', 'False', 'ok'],
    ['constructor', 'toString', 'True', 'ok'],
  ])('%s %s=%s is %s', (kind, type, status, tone) => {
    expect(conditionTone(condition(type, status), kind)).toBe(tone);
  });

  it('knows reasons for which False is no trouble', () => {
    expect(
      conditionTone(
        condition('Ready', 'False', { reason: 'PodCompleted' }),
        'Pod',
      ),
    ).toBe('done');
    expect(
      conditionTone(
        condition('ScalingActive', 'False', { reason: 'ScalingDisabled' }),
        'HorizontalPodAutoscaler',
      ),
    ).toBe('unknown');
  });
});

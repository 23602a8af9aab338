import { nodeClassOf } from './nodeClassOf';

describe('nodeClassOf', () => {
  it.each([
    ['usable', true, true, []],
    ['usable', true, true, ['spot=yes:PreferNoSchedule']],
    ['tainted', true, true, ['spot=yes:PreferNoSchedule', 'gpu:NoSchedule']],
    ['tainted', true, true, ['maintenance=now:NoExecute']],
    ['cordoned', true, false, []],
    [
      'cordoned',
      true,
      false,
      ['node.kubernetes.io/unschedulable:NoSchedule', 'gpu:NoSchedule'],
    ],
    ['notReady', false, true, []],
    ['notReady', false, false, ['node.kubernetes.io/unreachable:NoExecute']],
  ])(
    '%s when ready is %s, schedulable %s and taints are %j',
    (expected, ready, schedulable, taints) => {
      expect(nodeClassOf({ ready, schedulable, taints })).toBe(expected);
    },
  );
});

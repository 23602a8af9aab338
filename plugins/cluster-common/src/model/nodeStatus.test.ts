import { condition } from '../__fixtures__/podOf';
import { nodeRoles, nodeStatus } from './nodeStatus';

describe('nodeStatus', () => {
  const node = (conditions: readonly object[], unschedulable?: boolean) => ({
    spec: { unschedulable },
    status: { conditions },
  });
  const ready = condition('Ready', 'True', { message: 'kubelet is ready' });
  const lost = condition('Ready', 'Unknown', {
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  });

  it.each([
    ['ready', node([ready]), 'ok', 'Ready', undefined],
    [
      'not ready',
      node([condition('Ready', 'False', { message: 'no network plugin' })]),
      'error',
      'NotReady',
      'Ready is False: no network plugin.',
    ],
    [
      'not heard of any more',
      node([lost, condition('MemoryPressure', 'Unknown')]),
      'error',
      'NotReady',
      'Ready is Unknown: Kubelet stopped posting node status.',
    ],
    ['nothing known', node([]), 'unknown', 'Unknown', undefined],
    [
      'cordoned',
      node([ready], true),
      'warning',
      'Ready,SchedulingDisabled',
      'No new pods are placed on the node (cordoned).',
    ],
    [
      'cordoned and nothing known',
      node([], true),
      'unknown',
      'Unknown,SchedulingDisabled',
      'No new pods are placed on the node (cordoned).',
    ],
    [
      'under pressure',
      node([
        ready,
        condition('MemoryPressure', 'True', { message: 'memory is low' }),
        condition('DiskPressure', 'True', { reason: 'KubeletHasDiskPressure' }),
        condition('PIDPressure', 'False'),
      ]),
      'warning',
      'Ready',
      'MemoryPressure: memory is low. DiskPressure: KubeletHasDiskPressure.',
    ],
    [
      'without a network',
      node([ready, condition('NetworkUnavailable', 'True')]),
      'warning',
      'Ready',
      'NetworkUnavailable: no reason given.',
    ],
    [
      'a good condition of somebody else',
      node([ready, condition('EtcdIsVoter', 'True')]),
      'ok',
      'Ready',
      undefined,
    ],
  ])('%s', (_, object, tone, reason, message) => {
    expect(nodeStatus(object)).toMatchObject({ tone, reason, message });
  });

  it('knows whether it is ready and schedulable', () => {
    expect(nodeStatus(node([ready], true))).toMatchObject({
      ready: true,
      schedulable: false,
    });
    expect(nodeStatus(node([lost]))).toMatchObject({
      ready: false,
      schedulable: true,
    });
  });
});

describe('nodeRoles', () => {
  it('reads both labels, sorted, each role once', () => {
    expect(
      nodeRoles({
        metadata: {
          labels: {
            'node-role.kubernetes.io/worker': '',
            'node-role.kubernetes.io/control-plane': '',
            'node-role.kubernetes.io/': '',
            'kubernetes.io/role': 'worker',
            'kubernetes.io/os': 'linux',
          },
        },
      }),
    ).toEqual(['control-plane', 'worker']);
    expect(nodeRoles({})).toEqual([]);
  });
});

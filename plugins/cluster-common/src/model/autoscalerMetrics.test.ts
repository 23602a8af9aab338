import { autoscalerMetrics } from './autoscalerMetrics';

describe('autoscalerMetrics', () => {
  it('writes every kind of metric', () => {
    const metric = { name: 'queue' };
    expect(
      autoscalerMetrics({
        spec: {
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { averageUtilization: 80 } },
            },
            {
              type: 'Resource',
              resource: { name: 'memory', target: { averageValue: '1Gi' } },
            },
            {
              type: 'ContainerResource',
              containerResource: {
                name: 'cpu',
                container: 'app',
                target: { averageUtilization: 50 },
              },
            },
            { type: 'Pods', pods: { metric, target: { averageValue: '10' } } },
            { type: 'Object', object: { metric, target: { value: '100' } } },
            {
              type: 'External',
              external: { metric, target: { averageValue: '5' } },
            },
            { type: 'Odd' },
          ],
        },
        status: {
          currentMetrics: [
            { resource: { current: { averageUtilization: 45 } } },
            { resource: { current: { averageValue: '700Mi' } } },
            {},
            { pods: { current: { averageValue: '12' } } },
            { object: { current: { value: '99' } } },
          ],
        },
      }),
    ).toEqual([
      'cpu: 45%/80%',
      'memory: 700Mi/1Gi',
      'cpu: <unknown>/50%',
      'queue: 12/10 (avg)',
      'queue: 99/100',
      'queue: <unknown>/5 (avg)',
      '<unknown type>',
    ]);
  });

  it('reads autoscaling/v1', () => {
    expect(
      autoscalerMetrics({
        spec: { targetCPUUtilizationPercentage: 80 },
        status: { currentCPUUtilizationPercentage: 12 },
      }),
    ).toEqual(['cpu: 12%/80%']);
  });
});

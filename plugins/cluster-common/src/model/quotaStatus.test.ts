import { quotaStatus } from './quotaStatus';

describe('quotaStatus', () => {
  const quota = (
    used: Record<string, unknown>,
    hard: Record<string, unknown>,
  ) => ({ status: { used, hard } });

  it.each([
    [
      'half full',
      quota({ 'requests.cpu': '1' }, { 'requests.cpu': '2' }),
      'ok',
      'WithinLimits',
      0.5,
    ],
    [
      'just below nearly full',
      quota({ pods: '89' }, { pods: '100' }),
      'ok',
      'WithinLimits',
      0.89,
    ],
    [
      'nearly full from 90 %',
      quota({ pods: '9' }, { pods: '10' }),
      'warning',
      'NearlyFull',
      0.9,
    ],
    ['full', quota({ pods: '10' }, { pods: '10' }), 'error', 'Full', 1],
    [
      'more than full, after the limit was lowered',
      quota({ pods: '10' }, { pods: '5' }),
      'error',
      'Full',
      2,
    ],
    [
      'forbidden and not used',
      quota(
        { 'services.loadbalancers': '0' },
        { 'services.loadbalancers': '0' },
      ),
      'ok',
      'WithinLimits',
      0,
    ],
    [
      'forbidden and used even so',
      quota(
        { 'services.loadbalancers': '1' },
        { 'services.loadbalancers': '0' },
      ),
      'error',
      'Full',
      1,
    ],
  ])('%s', (_, object, tone, reason, fullness) => {
    expect(quotaStatus(object)).toMatchObject({ tone, reason, fullness });
  });

  it('names the resource that is nearest to full and keeps all amounts', () => {
    expect(
      quotaStatus(
        quota(
          { 'requests.cpu': '1900m', 'requests.memory': '1Gi' },
          { 'requests.memory': '4Gi', 'requests.cpu': '2', pods: '20' },
        ),
      ),
    ).toEqual({
      tone: 'warning',
      reason: 'NearlyFull',
      message: 'requests.cpu: 1900m of 2',
      used: { 'requests.cpu': 1.9, 'requests.memory': 1073741824 },
      hard: { 'requests.cpu': 2, 'requests.memory': 4294967296, pods: 20 },
      amounts: [
        'pods: 0 of 20',
        'requests.cpu: 1900m of 2',
        'requests.memory: 1Gi of 4Gi',
      ],
      fullest: 'requests.cpu',
      fullness: 0.95,
    });
  });

  it('takes limits from the spec while there is no status', () => {
    expect(quotaStatus({ spec: { hard: { pods: '3' } } })).toMatchObject({
      tone: 'ok',
      hard: { pods: 3 },
      amounts: ['pods: 0 of 3'],
    });
    expect(quotaStatus({})).toMatchObject({
      tone: 'ok',
      reason: 'WithinLimits',
      fullest: undefined,
    });
  });
});

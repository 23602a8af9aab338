import { bindingQuota, QuotaResource } from './bindingQuota';

type Amounts = Record<string, number>;

describe('bindingQuota', () => {
  const quota = (used: Amounts, hard: Amounts) => ({ used, hard });

  it.each<
    [
      string,
      QuotaResource,
      { used: Amounts; hard: Amounts }[],
      { used: number; hard: number } | undefined,
    ]
  >([
    ['no quota', 'cpu', [], undefined],
    ['a quota of something else', 'cpu', [quota({}, { pods: 5 })], undefined],
    [
      'cores as millicores',
      'cpu',
      [quota({ 'requests.cpu': 0.3 }, { 'requests.cpu': 1.5 })],
      { used: 300, hard: 1500 },
    ],
    [
      'limits are not what is reserved',
      'memory',
      [quota({ 'limits.memory': 5 }, { 'limits.memory': 9 })],
      undefined,
    ],
    [
      'the short name',
      'memory',
      [quota({ memory: 2 ** 30 }, { memory: 2 ** 32 })],
      { used: 2 ** 30, hard: 2 ** 32 },
    ],
    [
      'the fullest of several, never their sum',
      'cpu',
      [
        quota({ cpu: 2 }, { cpu: 10 }),
        quota({ 'requests.cpu': 2 }, { 'requests.cpu': 4 }),
        quota({ cpu: 2 }, { cpu: 100 }),
      ],
      { used: 2000, hard: 4000 },
    ],
    [
      'both names in one quota',
      'cpu',
      [quota({ cpu: 1, 'requests.cpu': 1 }, { cpu: 2, 'requests.cpu': 4 })],
      { used: 1000, hard: 2000 },
    ],
    [
      'the smallest of those that are empty',
      'services',
      [quota({}, { services: 9 }), quota({}, { 'count/services': 3 })],
      { used: 0, hard: 3 },
    ],
    [
      'one that allows none goes before a full one',
      'services',
      [quota({ services: 5 }, { services: 5 }), quota({}, { services: 0 })],
      { used: 0, hard: 0 },
    ],
    [
      'the one with more in use of two that allow none',
      'cpu',
      [quota({ cpu: 1 }, { cpu: 0 }), quota({}, { cpu: 0 })],
      { used: 1000, hard: 0 },
    ],
    [
      'more in use than allowed',
      'services',
      [quota({ services: 7 }, { services: 5 })],
      { used: 7, hard: 5 },
    ],
  ])('%s', (_, resource, quotas, expected) => {
    expect(bindingQuota(quotas, resource)).toEqual(expected);
    expect(bindingQuota([...quotas].reverse(), resource)).toEqual(expected);
  });
});

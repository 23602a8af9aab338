import { QuotaAmounts } from '@wheelhouse/backstage-plugin-cluster-common';
import { capacityUse } from './capacityUse';
import { formatAmount, formatCount, sharedUnit } from './formatAmount';
import { quotaUse } from './quotaUse';
import { percentText, shareOf, shareTone } from './share';

const mib = 1024 ** 2;
const gib = 1024 ** 3;
const tib = 1024 ** 4;

describe('share', () => {
  it.each([
    [0, '0 %'],
    [0.004, '<1 %'],
    [0.29, '29 %'],
    [0.999, '99 %'],
    [1, '100 %'],
    [1.0001, '101 %'],
    [1.1, '110 %'],
    [12.5, '1250 %'],
  ])('writes %d as %s', (share, text) => {
    expect(percentText(share)).toBe(text);
  });

  it('is not known without a whole', () => {
    expect(shareOf(1, 4)).toBe(0.25);
    expect(shareOf(0, 4)).toBe(0);
    expect(shareOf(1, 0)).toBeUndefined();
    expect(shareOf(1, undefined)).toBeUndefined();
    expect(shareOf(undefined, 4)).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    [0.9, undefined],
    [0.901, 'warning'],
    [1, 'warning'],
    [1.001, 'error'],
  ])('calls %d %s', (share, tone) => {
    expect(shareTone(share)).toBe(tone);
  });
});

describe('quotaUse', () => {
  it.each<[string, QuotaAmounts | undefined, object]>([
    ['hidden', undefined, { state: 'hidden' }],
    [
      'no quota, which is no 0 %',
      { used: 0, hard: 0, namespaces: 0, forbidden: 0 },
      { state: 'none' },
    ],
    [
      'none allowed',
      { used: 0, hard: 0, namespaces: 2, forbidden: 2 },
      { state: 'forbidden', used: 0, tone: undefined },
    ],
    [
      'none allowed and yet some there',
      { used: 3, hard: 0, namespaces: 2, forbidden: 2 },
      { state: 'forbidden', used: 3, tone: 'error' },
    ],
    [
      'a quota that is not used',
      { used: 0, hard: 8, namespaces: 1, forbidden: 0 },
      { state: 'bounded', share: 0, tone: undefined },
    ],
    [
      'a full one, with a namespace that allows none',
      { used: 8, hard: 8, namespaces: 3, forbidden: 1 },
      {
        state: 'bounded',
        share: 1,
        tone: 'warning',
        namespaces: 3,
        forbidden: 1,
      },
    ],
    [
      'one that is over',
      { used: 9, hard: 8, namespaces: 1 },
      { state: 'bounded', tone: 'error', forbidden: 0 },
    ],
  ])('%s', (_, amounts, use) => {
    expect(quotaUse(amounts)).toMatchObject(use);
  });
});

describe('capacityUse', () => {
  it('divides all nodes into what is taken, free, and apart', () => {
    const use = capacityUse({
      allocatable: 24,
      tainted: 4,
      cordoned: 0,
      notReady: 12,
      requested: 30,
      limits: 60,
      waiting: 2,
      free: 6,
    });

    expect(use.parts).toEqual([
      { what: 'taken', share: 0.45 },
      { what: 'free', share: 0.15 },
      { what: 'tainted', share: 0.1 },
      { what: 'notReady', share: 0.3 },
    ]);
    expect(use).toMatchObject({
      apart: 16,
      requestedShare: 0.75,
      limitsShare: 1.5,
      freeShare: 0.25,
    });
  });

  it('draws nothing where nodes or all of their pods are not known', () => {
    expect(capacityUse({ requested: 5, limits: 8, waiting: 0 })).toEqual({
      requested: 5,
      limits: 8,
      waiting: 0,
      parts: [],
    });
    expect(capacityUse({ allocatable: 8, requested: 4 })).toMatchObject({
      free: undefined,
      requestedShare: 0.5,
      parts: [],
    });
    expect(capacityUse(undefined).parts).toEqual([]);
  });

  it('has no shares without a node that takes pods', () => {
    const use = capacityUse({
      allocatable: 0,
      notReady: 8,
      requested: 2,
      free: 0,
    });

    expect(use.freeShare).toBeUndefined();
    expect(use.parts).toEqual([{ what: 'notReady', share: 1 }]);
  });
});

describe('amounts', () => {
  it.each([
    [0, 'cores', '0'],
    [4, 'cores', '<0.01'],
    [250, 'cores', '0.25'],
    [46_240, 'cores', '46.2'],
    [1_856_000, 'cores', '1,856'],
    [7.25 * tib, 'TiB', '7.25'],
    [12, 'services', '12'],
  ] as const)('writes %d in %s as %s', (amount, unit, text) => {
    expect(formatAmount(amount, unit)).toBe(text);
  });

  it.each([
    [[384 * gib, 96 * gib], 'GiB'],
    [[8 * tib, 2 * gib], 'GiB'],
    [[8 * tib, 900 * mib], 'GiB'],
    [[300 * mib, 0], 'MiB'],
    [[4096 * tib, 2 * tib], 'TiB'],
    [[], 'GiB'],
  ] as const)('reads %j in one unit, %s', (amounts, unit) => {
    expect(sharedUnit(amounts, 'memory')).toBe(unit);
  });

  it('counts CPU in cores, and thousands apart', () => {
    expect(sharedUnit([1], 'cpu')).toBe('cores');
    expect(formatCount(10_009)).toBe('10,009');
  });
});

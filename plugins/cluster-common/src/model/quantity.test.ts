import {
  millicoresOf,
  parseQuantities,
  parseQuantity,
  wholeUnits,
} from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['2', 2],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    ['-1', -1],
    ['100m', 0.1],
    ['1500m', 1.5],
    ['250u', 0.00025],
    ['1n', 1e-9],
    ['1k', 1000],
    ['2M', 2e6],
    ['1.5G', 1.5e9],
    ['1T', 1e12],
    ['1P', 1e15],
    ['1E', 1e18],
    ['1Ki', 1024],
    ['128Mi', 134217728],
    ['1.5Gi', 1610612736],
    ['1Ti', 2 ** 40],
    ['1Pi', 2 ** 50],
    ['1Ei', 2 ** 60],
    ['1e3', 1000],
    ['1E3', 1000],
    ['12e-1', 1.2],
    ['5e+2', 500],
    [7, 7],
  ])('%s', (quantity, value) => {
    expect(parseQuantity(quantity)).toBe(value);
  });

  it.each([
    '',
    ' 1',
    '1 Gi',
    'Gi',
    '1KB',
    '1ki',
    '1mi',
    '1e',
    '1e3Mi',
    '--1',
    '.',
    'Infinity',
    '1e999',
    NaN,
    undefined,
    { value: 1 },
  ])('is undefined for %p', quantity => {
    expect(parseQuantity(quantity)).toBeUndefined();
  });
});

describe('parseQuantities', () => {
  it('leaves out what is no quantity', () => {
    expect(
      parseQuantities({ cpu: '500m', memory: '1Gi', odd: 'many', none: {} }),
    ).toEqual({ cpu: 0.5, memory: 1073741824 });
  });
});

describe('whole amounts', () => {
  it.each([
    [0, 0],
    [5, 5],
    [5.2, 6],
    [107374182.4, 107374183],
    [2 ** 40, 2 ** 40],
    [2 ** 60, 2 ** 50],
    [Number.MAX_VALUE, 2 ** 50],
    [-1, 0],
  ])('%d units are %d', (amount, whole) => {
    expect(wholeUnits(amount)).toBe(whole);
  });

  it.each([
    [0.1 + 0.2, 300],
    [0.1 + 0.7, 800],
    [1.001, 1001],
    [1e-9, 1],
    [0.0005, 1],
    [64, 64000],
  ])('%d cores are %d millicores', (cores, millicores) => {
    expect(millicoresOf(cores)).toBe(millicores);
  });
});

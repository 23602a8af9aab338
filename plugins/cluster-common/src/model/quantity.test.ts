import { parseQuantities, parseQuantity } from './quantity';

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

import { nextTime } from './cronSchedule.ts';
import { humanDuration } from './humanDuration.ts';
import { parseLabelSelector, selectorText } from './labelSelector.ts';
import { formatAmount, parseQuantity } from './quantity.ts';

const utc = (text: string) => Date.parse(`${text}:00Z`);

it.each([
  ['*/15 * * * *', '2030-01-01T10:07', '2030-01-01T10:15'],
  ['30 2 * * *', '2030-01-01T10:07', '2030-01-02T02:30'],
  ['0 7 * * 1', '2030-01-01T10:07', '2030-01-07T07:00'],
  ['0 0 29 2 *', '2030-01-01T00:00', '2032-02-29T00:00'],
  ['0 9-17/4 * * 7', '2030-01-01T00:00', '2030-01-06T09:00'],
  ['@hourly', '2030-01-01T10:00', '2030-01-01T11:00'],
])('%s after %s is %s', (schedule, after, next) => {
  expect(nextTime(schedule, utc(after))).toBe(utc(next));
});

it.each([
  [119_000, '119s'],
  [252_000, '4m12s'],
  [600_000, '10m'],
  [3 * 3600_000 + 300_000, '3h5m'],
  [47 * 3600_000, '47h'],
  [146 * 3600_000, '6d2h'],
  [100 * 86400_000, '100d'],
])('%d ms is written %s', (milliseconds, text) => {
  expect(humanDuration(milliseconds)).toBe(text);
});

it.each([
  ['a=b,c', 'a=b,c'],
  ['a in (y,x), !d', '!d,a in (x,y)'],
])('selector %s', (text, written) => {
  const expressions = parseLabelSelector(text).map(
    ({ key, operator, values }) => ({
      key,
      operator: { in: 'In', exists: 'Exists', '!exists': 'DoesNotExist' }[
        operator as 'in'
      ],
      values,
    }),
  );
  expect(selectorText({ matchExpressions: expressions })).toBe(written);
});

it.each(['a b', 'a in (', ',', 'a=b,', 'a=1=2'])(
  'selector %j is refused',
  text => {
    expect(() => parseLabelSelector(text)).toThrow(/found '/);
  },
);

it('reads and writes quantities', () => {
  expect(parseQuantity('250m')).toBe(0.25);
  expect(parseQuantity('1Gi')).toBe(2 ** 30);
  expect(parseQuantity('1e3')).toBe(1000);
  expect(formatAmount('requests.cpu', 1.5)).toBe('1500m');
  expect(formatAmount('requests.memory', 3 * 2 ** 29)).toBe('1536Mi');
});

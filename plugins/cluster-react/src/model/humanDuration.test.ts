import { humanDuration } from './humanDuration';

const minute = 60;
const hour = 3_600;
const day = 86_400;
const year = 365 * day;

describe('humanDuration', () => {
  it.each([
    [-3, '0s'],
    [0, '0s'],
    [119.9, '119s'],
    [2 * minute, '2m'],
    [2 * minute + 13, '2m13s'],
    [10 * minute + 1, '10m'],
    [3 * hour - 1, '179m'],
    [3 * hour + 5 * minute, '3h5m'],
    [8 * hour, '8h'],
    [2 * day - 1, '47h'],
    [2 * day, '2d'],
    [5 * day + 2 * hour, '5d2h'],
    [8 * day + hour, '8d'],
    [2 * year - 1, '729d'],
    [2 * year + 40 * day, '2y40d'],
    [9 * year + day, '9y'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(humanDuration(seconds)).toBe(text);
  });
});

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/**
 * A duration in seconds as kubectl prints ages: `42s`, `2m13s`, `17m`,
 * `5h3m`, `30h`, `5d2h`, `300d`, `2y40d`. Two units while they say something,
 * one unit after.
 */
export function humanDuration(seconds: number): string {
  const total = Math.floor(seconds);
  if (total < 0) {
    // A clock that is a little ahead is no news.
    return '0s';
  }
  if (total < 2 * minute) {
    return `${total}s`;
  }
  if (total < 10 * minute) {
    return pair(total, minute, 'm', 1, 's');
  }
  if (total < 3 * hour) {
    return `${Math.floor(total / minute)}m`;
  }
  if (total < 8 * hour) {
    return pair(total, hour, 'h', minute, 'm');
  }
  if (total < 2 * day) {
    return `${Math.floor(total / hour)}h`;
  }
  if (total < 8 * day) {
    return pair(total, day, 'd', hour, 'h');
  }
  if (total < 2 * year) {
    return `${Math.floor(total / day)}d`;
  }
  if (total < 8 * year) {
    return pair(total, year, 'y', day, 'd');
  }
  return `${Math.floor(total / year)}y`;
}

function pair(
  total: number,
  large: number,
  largeUnit: string,
  small: number,
  smallUnit: string,
): string {
  const rest = Math.floor((total % large) / small);
  const first = `${Math.floor(total / large)}${largeUnit}`;
  return rest === 0 ? first : `${first}${rest}${smallUnit}`;
}

/** Writes an age the way `kubectl get` does: `38s`, `4m12s`, `3h5m`, `6d2h`. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const pair = (main: string, rest: number, unit: string) =>
    rest === 0 ? main : `${main}${rest}${unit}`;
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return pair(`${minutes}m`, seconds % 60, 's');
  }
  if (minutes < 180) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return pair(`${hours}h`, minutes % 60, 'm');
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  if (days < 8) {
    return pair(`${days}d`, hours % 24, 'h');
  }
  if (days < 365 * 2) {
    return `${days}d`;
  }
  return pair(`${Math.floor(days / 365)}y`, days % 365, 'd');
}

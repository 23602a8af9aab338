/**
 * Prints a duration for people: `0.4 s`, `12 s`, `3 min 05 s`.
 *
 * @param {number} milliseconds
 */
export function formatSeconds(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const rest = String(whole % 60).padStart(2, '0');
  return `${Math.floor(whole / 60)} min ${rest} s`;
}

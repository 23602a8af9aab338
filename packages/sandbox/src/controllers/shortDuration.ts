/** Writes a back-off the way the kubelet does: `40s`, `2m40s`. */
export function shortDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}

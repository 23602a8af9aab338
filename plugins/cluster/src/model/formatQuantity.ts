const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes as people write memory: `7.6 GiB`. Three digits at most. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${shortNumber(value)} ${units[unit]}`;
}

/** CPU cores: `4`, `3.92`, `0.5`. */
export function formatCores(cores: number): string {
  return shortNumber(cores);
}

function shortNumber(value: number): string {
  let digits = 2;
  if (value >= 100) {
    digits = 0;
  } else if (value >= 10) {
    digits = 1;
  }
  return String(Number(value.toFixed(digits)));
}

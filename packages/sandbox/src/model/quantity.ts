const suffixes: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** Reads a Kubernetes quantity such as `250m` or `1Gi` as a plain number. */
export function parseQuantity(text: string | number | undefined): number {
  if (text === undefined || typeof text === 'number') {
    return text ?? 0;
  }
  const match = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(text);
  const factor = match ? suffixes[match[2]] : undefined;
  return match && factor !== undefined ? Number(match[1]) * factor : NaN;
}

/** Writes an amount of CPU in cores: `1500m`, `2`. */
export function formatCpu(cores: number): string {
  const milli = Math.round(cores * 1000);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** Writes an amount of bytes with the largest binary suffix that is exact. */
export function formatBytes(bytes: number): string {
  for (const suffix of ['Ti', 'Gi', 'Mi', 'Ki']) {
    if (bytes >= suffixes[suffix] && bytes % suffixes[suffix] === 0) {
      return `${bytes / suffixes[suffix]}${suffix}`;
    }
  }
  return String(bytes);
}

/** Formats an amount of the named resource the way quotas show it. */
export function formatAmount(resource: string, amount: number): string {
  if (/memory|storage/.test(resource)) {
    return formatBytes(amount);
  }
  return /cpu/.test(resource) ? formatCpu(amount) : String(amount);
}

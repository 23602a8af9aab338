/** Pods that the grid draws at most. */
export const podCap = 20_000;

const slack = 0.05;

/**
 * Whether there are too many pods to draw. What is drawn goes on being drawn a
 * little above the cap, so that a few pods more or less do not tear it down.
 */
export function isTooMany(total: number, wasTooMany: boolean): boolean {
  return total > (wasTooMany ? podCap : podCap * (1 + slack));
}

export type Unit = 'ms' | 's' | 'B' | 'KB' | 'MB' | 'requests' | 'watches';

/** A figure of ours. In every unit less is better. */
export interface Measurement {
  readonly figure: string;
  readonly value: number;
  readonly unit: Unit;
  /** What was measured beside it in the same run, in the same unit. */
  readonly peer?: { readonly name: string; readonly value: number };
  /** What the figure should not exceed. */
  readonly goal?: number;
}

/** How many times better ours is than the peer's, above 1 is better; undefined without a peer or for nothing. */
export function ratioOf({ value, peer }: Measurement): number | undefined {
  return peer && value > 0 ? peer.value / value : undefined;
}

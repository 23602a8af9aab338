/** How it went to get all pods of a cluster. */
export interface SyncFigures {
  pods: number;
  ms: number;
  /** Of `ms`, for the part that is not the network's. */
  parseMs?: number;
  /** Beyond what the process held before, in bytes. */
  peakBytes: number;
}

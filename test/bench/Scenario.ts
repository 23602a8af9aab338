import type { Bench } from './Bench.ts';
import type { Measurement } from './report/Measurement.ts';

/** One thing that is measured, ours and where there is one the peer's, in one run. */
export interface Scenario {
  readonly name: string;
  /** What is measured, how often, and why the comparison is fair; printed above the table. */
  readonly method: string;
  /** Whether the portal has to serve the app. */
  readonly needsApp?: boolean;
  run(bench: Bench): Promise<Measurement[]>;
}

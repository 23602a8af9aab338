import type { SandboxCluster } from '../SandboxCluster.ts';
import { harbor } from './harbor.ts';
import { lagoon } from './lagoon.ts';
import type { MotionOptions } from './Motion.ts';
import { reef } from './reef.ts';

export type SandboxClusterName = 'harbor' | 'lagoon' | 'reef';

/** What happened in a cluster before it is first looked at. */
export interface Scenario {
  /** Names the cluster in paths and contexts. */
  name: string;
  title: string;
  /** How many days the history covers. */
  days: number;
  /** What was applied when; controllers play the time in between. */
  chapters: { daysAgo: number; apply(cluster: SandboxCluster): void }[];
  /** What goes on happening by itself. */
  motion?: MotionOptions;
}

/** The three clusters of the demo. */
export const scenarios: Record<SandboxClusterName, Scenario> = {
  harbor,
  lagoon,
  reef,
};

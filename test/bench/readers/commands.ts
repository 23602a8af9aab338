import type { FeedTabOptions } from './FeedTab.ts';
import type { PeerTabOptions } from './PeerTab.ts';
import type { RawWatchOptions } from './RawWatch.ts';
import type { Opening, Sighting } from './Tab.ts';
import type { WorkloadsTabOptions } from './WorkloadsTab.ts';

/** A page to open, by what shows it. */
export type Page =
  | ({ readonly kind: 'workloads' } & WorkloadsTabOptions)
  | ({ readonly kind: 'feed' } & FeedTabOptions)
  | ({ readonly kind: 'peer' } & PeerTabOptions)
  | ({ readonly kind: 'raw-watch' } & RawWatchOptions);

/** What the process of the readers can be asked, and what it answers. */
export interface ReaderCommands {
  /** Opens tabs all at once; they stay open. */
  open(pages: readonly Page[]): { tabs: number; openings: Opening[] };
  wireBytes(tabs: number): number;
  /** Of each tab, since it was asked last. */
  sightings(tabs: number): Sighting[][];
  close(tabs: number): void;
}

export interface ReaderCall {
  readonly call: number;
  readonly command: keyof ReaderCommands;
  readonly argument: unknown;
}

export interface ReaderAnswer {
  readonly answerTo: number;
  readonly result?: unknown;
  readonly error?: string;
}

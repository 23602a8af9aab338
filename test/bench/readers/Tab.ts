/** What it took until everything that a tab shows had arrived. */
export interface Opening {
  readonly ms: number;
  /** All that came over the tab's connections, headers included. */
  readonly wireBytes: number;
  /** What its program had to read, before compression; 0 where nobody looked. */
  readonly jsonBytes: number;
  /** How many pods it holds; 0 where nobody looked. */
  readonly pods: number;
}

/** How much of what arrives is looked at: the readers share the machine with what they measure. */
export type Attention =
  /** Everything is decompressed and parsed, as a browser does. */
  | 'parse'
  /** Only as much as it takes to know when all is there. */
  | 'completion';

/** Something was seen to have changed. */
export interface Sighting {
  /** The pod's name. */
  readonly name: string;
  /** On the clock of the machine. */
  readonly at: number;
}

/** An open page, without a browser. */
export interface Tab {
  open(): Promise<Opening>;
  /** All bytes that have come over its connections so far. */
  wireBytes(): number;
  /** Changes since it was asked last. */
  sightings(): Sighting[];
  close(): void;
}

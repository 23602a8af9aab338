/** How tables over a large store behave; times in milliseconds. */
export interface StoreFigures {
  rows: number;
  /** A window over rows in an order that nobody else looks at. */
  firstWindow: number[];
  /** The next one, while the one before is open. */
  nextWindow: number[];
  sort: number[];
  textFilter: number[];
  valueFilter: number[];
  /** How long the process does nothing else when a change moves a row of an open window. */
  standstill: number[];
  /** Resident bytes of the process, after a collection. */
  residentBytes: number;
}

/** What happens to the watch of a lane that is open, or to the next one that opens. */
export type WatchHarm =
  /** Both connections are cut, between two lines. */
  | { readonly harm: 'cut' }
  /** A share of one more line comes, then the connection is cut. */
  | { readonly harm: 'cut-in-line'; readonly share: number }
  /** A share of one more line comes, then the answer ends in good order. */
  | { readonly harm: 'end-in-line'; readonly share: number }
  /** Nothing more comes, and nobody says so. */
  | { readonly harm: 'half-open' }
  /** An `ERROR` event says that the place to go on from is gone. */
  | { readonly harm: 'gone-event' }
  /** An `ERROR` event says that the server failed. */
  | { readonly harm: 'error-event' }
  | { readonly harm: 'garbage-line'; readonly garbage: Garbage }
  /** For a while bytes come a few at a time. */
  | {
      readonly harm: 'drip';
      readonly bytes: number;
      readonly everyMs: number;
      readonly forMs: number;
    }
  /** Of the events that came last, so many back, the first come again. */
  | { readonly harm: 'repeat'; readonly back: number; readonly count: number };

/** What happens to the next request of a lane; an open watch is ended in good order, so that there is one. */
export type AnswerHarm =
  /** The connection is cut; the API server is not asked. */
  | { readonly harm: 'no-answer' }
  /** The API server answers, and the connection is cut before anything of it comes. */
  | { readonly harm: 'lost-answer' }
  /** There is no answer, and the connection stays open. */
  | { readonly harm: 'silence' }
  /** So many requests in a row are answered with an error. */
  | {
      readonly harm: 'status';
      readonly status: 410 | 429 | 500 | 503 | 504;
      readonly times: number;
      /** Seconds. */
      readonly retryAfter?: number;
    }
  /** A page for people, with status 200. */
  | { readonly harm: 'page' }
  /** Fewer bytes than `Content-Length` says: the first lines, or a share of a list. */
  | { readonly harm: 'short-answer'; readonly share: number }
  /** The watch begins so many events before where it was to go on. */
  | { readonly harm: 'earlier'; readonly back: number }
  /** As `repeat`, at the beginning of the next watch. */
  | {
      readonly harm: 'repeat-on-return';
      readonly back: number;
      readonly count: number;
    };

/** What happens to the next list of a lane; a watch is answered with 410 until there is one. */
export type ListHarm = {
  readonly harm:
    | 'list-cut'
    | 'list-ended'
    | 'list-short'
    | 'list-half-open'
    | 'list-gone'
    | 'list-garbage'
    | 'list-drip';
  /** How far the list gets, of what it was the last time. */
  readonly share: number;
};

/** What happens to all lanes at once. */
export type SharedHarm =
  /** Connections are cut, and new ones refused for a while. */
  | { readonly harm: 'refuse-connections'; readonly forMs: number }
  | { readonly harm: 'cut-all' }
  /** Every open connection falls silent; new ones work. */
  | { readonly harm: 'half-open-all' }
  /** So many questions whether the server is ready are answered with 500. */
  | { readonly harm: 'not-ready'; readonly times: number }
  /** The custom kind is not found once, and then so many questions for what is served are refused. */
  | { readonly harm: 'refuse-discovery'; readonly times: number };

export type LaneHarm = WatchHarm | AnswerHarm | ListHarm;

/** What may come in a line that is no event. */
export type Garbage = 'html' | 'half' | 'other-json' | 'no-object' | 'binary';

/** One thing that goes wrong, and when. */
export interface Fault {
  /** From 1. */
  readonly number: number;
  /** Milliseconds since the faults began. */
  readonly at: number;
  /** The plural of a kind; undefined for what happens to all. */
  readonly lane?: string;
  readonly what: LaneHarm | SharedHarm;
}

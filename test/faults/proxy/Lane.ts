import type { AnswerHarm, Fault, LaneHarm, ListHarm } from '../plan/Fault.ts';
import { EventMemory } from './EventMemory.ts';
import type { RequestTarget } from './targetOf.ts';
import type { WatchPassage } from './WatchPassage.ts';

/** What becomes of a request. */
export type Treatment =
  | { readonly how: 'pass' }
  /** Whatever it takes to make the client list. */
  | { readonly how: 'expire' }
  | { readonly how: 'answer'; readonly harm: AnswerHarm }
  | { readonly how: 'list'; readonly harm: ListHarm };

/** What a lane tells its owner. */
export interface LaneListener {
  injected(fault: Fault): void;
  /** There was nothing that it could have been done to. */
  skipped(fault: Fault): void;
}

type CollectionTarget = Extract<RequestTarget, { lane: string }>;

/** The faults of one collection, one after the other. */
export class Lane {
  readonly memory = new EventMemory();
  /** Watches that the client has open, silent ones too. */
  readonly passages = new Set<WatchPassage>();
  /** Lines of the last list that came whole. */
  listLines = 0;
  private readonly listener: LaneListener;
  private readonly waiting: Fault[] = [];
  private times = 0;
  private ready?: WatchPassage;
  /** The last list had more than one page. */
  private manyPages = false;

  constructor(listener: LaneListener) {
    this.listener = listener;
  }

  add(fault: Fault): void {
    this.waiting.push(fault);
    if (this.waiting.length === 1) {
      this.advance();
    }
  }

  /** Nothing more goes wrong. */
  clear(): void {
    this.waiting.length = 0;
    this.times = 0;
  }

  /** A watch goes on where the client was, or its list is whole. */
  opened(passage: WatchPassage, listLines: number): void {
    this.listLines = listLines || this.listLines;
    this.ready = passage;
    this.advance();
  }

  /** Ends the open watch in good order, so that another request comes. */
  kick(): void {
    this.ready?.endWell();
    this.ready = undefined;
  }

  closed(passage: WatchPassage): void {
    this.passages.delete(passage);
    if (this.ready === passage) {
      this.ready = undefined;
    }
  }

  treat(target: CollectionTarget): Treatment {
    const fault = this.waiting[0];
    const { role } = target;
    if (role === 'page') {
      this.manyPages ||= target.continued;
    }
    const harm = fault?.what as LaneHarm | undefined;
    if (!harm || isForWatch(harm)) {
      return { how: 'pass' };
    }
    if (isForList(harm)) {
      return this.treatList(harm, target);
    }
    if (harm.harm === 'status') {
      this.times += 1;
      if (this.times >= harm.times) {
        this.done();
      }
      return { how: 'answer', harm };
    }
    if (harm.harm === 'earlier' || harm.harm === 'repeat-on-return') {
      if (role !== 'watch') {
        return { how: 'pass' };
      }
      if (!this.memory.latest) {
        this.skip();
        return { how: 'pass' };
      }
    }
    this.done();
    return { how: 'answer', harm };
  }

  private treatList(harm: ListHarm, target: CollectionTarget): Treatment {
    const { role, continued } = target;
    if (role === 'watch') {
      return { how: 'expire' };
    }
    // What comes late in a list of several pages is for the later ones.
    if (role === 'page' && harm.share > 0.5 && this.manyPages && !continued) {
      return { how: 'pass' };
    }
    this.done();
    return { how: 'list', harm };
  }

  private advance(): void {
    const fault = this.waiting[0];
    const { ready } = this;
    if (!fault || !ready?.alive) {
      return;
    }
    const harm = fault.what as LaneHarm;
    if (!isForWatch(harm)) {
      this.kick();
      return;
    }
    if (!ready.suffer(harm)) {
      this.skip();
    } else {
      this.done();
    }
    this.advance();
  }

  private done(): void {
    this.times = 0;
    const fault = this.waiting.shift();
    if (fault) {
      this.listener.injected(fault);
    }
  }

  private skip(): void {
    const fault = this.waiting.shift();
    if (fault) {
      this.listener.skipped(fault);
    }
  }
}

const watchHarms: ReadonlySet<string> = new Set([
  'cut',
  'cut-in-line',
  'end-in-line',
  'half-open',
  'gone-event',
  'error-event',
  'garbage-line',
  'drip',
  'repeat',
]);

function isForWatch(
  harm: LaneHarm,
): harm is Exclude<LaneHarm, AnswerHarm | ListHarm> {
  return watchHarms.has(harm.harm);
}

function isForList(harm: LaneHarm): harm is ListHarm {
  return harm.harm.startsWith('list-');
}

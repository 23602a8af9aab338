import { Tone } from '../../model/Status';
import { FixturePod } from '../podOf';

/** A pod, and what its status has to be. */
export interface PodCase {
  title: string;
  pod: FixturePod;
  /** STATUS, READY and RESTARTS as kubectl prints them (restarts without the age). */
  prints: readonly [status: string, ready: string, restarts: number];
  /** Seconds since the epoch. */
  lastRestart?: number;
  tone: Tone;
  /** What the message has to contain; `undefined` if there is none. */
  message?: string;
}

/** Why a stream ended, unless the client closed it. */
export type StreamEnd =
  /** The server said so. */
  | { kind: 'bye'; reason: 'expired' | 'shutdown' }
  /** Nothing is heard any more; worth trying again. */
  | { kind: 'lost'; reason: string }
  /** The server does not want it; trying again helps only if it says when. */
  | {
      kind: 'refused';
      error: { name: string; message: string };
      retryAfterMs?: number;
    };

import { FeedState } from '@wheelhouse/backstage-plugin-cluster-common';

/** Why a subscription hears nothing at the moment. */
export interface FeedProblem {
  /** When it was last known to be fresh, ISO 8601. */
  since: string;
  /** A sentence for people. */
  reason: string;
  /** Present when it will not get better by waiting. */
  error?: { name: string; message: string };
}

/** The state as it is shown while there is a problem: rows stay, sources are stale. */
export function withProblem(
  state: FeedState,
  problem: FeedProblem | undefined,
): FeedState {
  if (!problem) {
    return state;
  }
  const { since, reason } = problem;
  const waiting =
    state.state === 'connecting'
      ? { name: 'ConnectionError', message: reason }
      : undefined;
  return {
    ...state,
    // What was denied, absent or failed already says more than "stale".
    sources: state.sources.map(source =>
      source.state === 'live' || source.state === 'connecting'
        ? { ...source, state: 'stale' as const, since, reason }
        : source,
    ),
    error: problem.error ?? waiting ?? state.error,
  };
}

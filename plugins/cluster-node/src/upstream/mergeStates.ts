import { KindState } from './UpstreamCluster';

/** The worst that must show comes first; a denied namespace does not hide live ones. */
const precedence: readonly KindState['state'][] = [
  'stale',
  'connecting',
  'live',
  'failed',
  'denied',
  'absent',
];

/**
 * The state of a kind that is watched in several namespaces. The reason names
 * each namespace that is not live.
 */
export function mergeStates(
  states: readonly { namespace: string; state: KindState }[],
): KindState {
  const found =
    precedence.find(wanted =>
      states.some(({ state }) => state.state === wanted),
    ) ?? 'connecting';
  const times = states
    .filter(({ state }) => state.state === found)
    .map(({ state }) => state.since.getTime());
  const reasons = states
    .filter(({ state }) => state.state !== 'live' && state.reason)
    .map(({ namespace, state }) => `Namespace ${namespace}: ${state.reason}`);
  return {
    state: found,
    since: times.length ? new Date(Math.min(...times)) : new Date(),
    reason: reasons.length > 0 ? reasons.join(' ') : undefined,
  };
}

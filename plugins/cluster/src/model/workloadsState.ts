import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';

/** Which screen the workloads of an entity get. */
export type WorkloadsState =
  | { screen: 'loading' }
  | { screen: 'rows' }
  | { screen: 'empty' }
  | { screen: 'denied'; reason?: string }
  | { screen: 'failed'; error: { name: string; message: string } };

/** What is known of the subscriptions to workloads and pods. */
export interface WorkloadsInput {
  statuses: readonly ('loading' | 'ready' | 'failed')[];
  rows: number;
  sources: readonly SourceState[];
  error?: { name: string; message: string };
}

/**
 * Which screen to show. Rows are shown as soon as there are any, whatever else
 * is wrong; marks beside them tell the rest.
 */
export function workloadsState(input: WorkloadsInput): WorkloadsState {
  const { statuses, rows, sources, error } = input;
  if (rows > 0) {
    return { screen: 'rows' };
  }
  if (statuses.includes('failed') && error) {
    return error.name === 'NotAllowedError'
      ? { screen: 'denied', reason: error.message }
      : { screen: 'failed', error };
  }
  const pending = sources.some(({ state }) => state === 'connecting');
  if (statuses.includes('loading') || (pending && !hasLive(sources))) {
    return { screen: 'loading' };
  }
  const unusable = sources.filter(({ state }) => state !== 'absent');
  const denied = unusable.find(({ state }) => state === 'denied');
  if (denied && unusable.every(({ state }) => state === 'denied')) {
    return { screen: 'denied', reason: denied.reason };
  }
  const failed = unusable.find(
    ({ state }) => state === 'failed' || state === 'stale',
  );
  if (failed && !hasLive(sources)) {
    return {
      screen: 'failed',
      error: {
        name: failed.state,
        message: `${failed.cluster}: ${failed.reason ?? ''}`,
      },
    };
  }
  return { screen: 'empty' };
}

function hasLive(sources: readonly SourceState[]): boolean {
  return sources.some(({ state }) => state === 'live');
}

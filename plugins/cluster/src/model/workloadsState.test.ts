import { source } from '../../dev/__data__/shop';
import { WorkloadsInput, workloadsState } from './workloadsState';

const live = source('harbor');
const denied = source('reef', 'denied', 'Not yours.');
const stale = source('reef', 'stale', 'No answer.');
const absent = source('reef', 'absent', 'Not served.');
const connecting = source('reef', 'connecting');
const error = { name: 'NotFoundError', message: 'No such entity.' };

function screenOf(input: Partial<WorkloadsInput>) {
  return workloadsState({
    statuses: ['ready', 'ready'],
    rows: 0,
    sources: [live],
    ...input,
  });
}

describe('workloadsState', () => {
  it.each<[string, Partial<WorkloadsInput>, string]>([
    ['rows, whatever else is wrong', { rows: 1, sources: [stale] }, 'rows'],
    ['one answer is missing', { statuses: ['ready', 'loading'] }, 'loading'],
    ['nothing is connected yet', { sources: [connecting] }, 'loading'],
    ['one of two is connected', { sources: [live, connecting] }, 'empty'],
    ['nothing found', {}, 'empty'],
    [
      'nothing found where it may be looked',
      { sources: [live, denied] },
      'empty',
    ],
    ['all denied', { sources: [denied, absent] }, 'denied'],
    ['a stale source without rows', { sources: [stale] }, 'failed'],
    ['stale and denied', { sources: [stale, denied] }, 'failed'],
    ['an error', { statuses: ['failed', 'failed'], error }, 'failed'],
    [
      'a refusal',
      {
        statuses: ['failed', 'ready'],
        error: { name: 'NotAllowedError', message: 'No.' },
      },
      'denied',
    ],
  ])('%s', (_case, input, expected) => {
    expect(screenOf(input).screen).toBe(expected);
  });

  it('passes the sentences on', () => {
    expect(screenOf({ sources: [denied] })).toEqual({
      screen: 'denied',
      reason: 'Not yours.',
    });
    expect(screenOf({ sources: [stale] })).toEqual({
      screen: 'failed',
      error: { name: 'stale', message: 'reef: No answer.' },
    });
  });
});

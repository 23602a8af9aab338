import { podRow, workloadRow } from '../../dev/__data__/rows';
import { workloadPlaces } from './WorkloadPlace';
import { workloadSummary } from './WorkloadSummary';

describe('workloadSummary', () => {
  it('counts what there is', () => {
    const cart = workloadRow('cart');
    const summary = workloadSummary(
      workloadPlaces(
        [cart],
        [
          podRow(cart, 'a', { restarts: 2 }),
          podRow(cart, 'b', { restarts: 1 }),
          podRow(cart, 'c', { phase: 'Pending', tone: 'progressing' }),
        ],
      ),
    );

    expect(summary).toEqual({
      workloads: 1,
      healthy: 1,
      pods: 3,
      podPhases: { Running: 2, Pending: 1 },
      podsInTrouble: 0,
      restarts: 3,
      problems: [],
    });
  });

  it('counts neither what is wrong nor what is on its way as healthy', () => {
    const wrong = workloadRow('wrong', { tone: 'warning', reason: 'Degraded' });
    const rolling = workloadRow('rolling', { tone: 'progressing' });
    const unclear = workloadRow('unclear', { tone: 'unknown' });
    const finished = workloadRow('finished', { tone: 'done' });
    const summary = workloadSummary(
      workloadPlaces([wrong, rolling, unclear, finished], []),
    );

    expect(summary).toMatchObject({ workloads: 4, healthy: 1 });
    expect(summary.problems.map(({ row }) => row.name)).toEqual(['wrong']);
  });

  it('names the worst first, with the reasons of pods and how often', () => {
    const slow = workloadRow('slow', { tone: 'warning', reason: 'Slow' });
    const cart = workloadRow('cart');
    const crash = { tone: 'error', reason: 'CrashLoopBackOff' } as const;
    const summary = workloadSummary(
      workloadPlaces(
        [slow, cart],
        [
          podRow(cart, 'a', { tone: 'warning', reason: 'Pending' }),
          podRow(cart, 'b', crash),
          podRow(cart, 'c', crash),
          podRow(cart, 'bare', { ...crash, ownerId: undefined }),
        ],
      ),
    );

    expect(
      summary.problems.map(({ kind, tone, reasons }) => ({
        kind,
        tone,
        reasons,
      })),
    ).toEqual([
      {
        kind: 'Deployment',
        tone: 'error',
        reasons: [
          { reason: 'CrashLoopBackOff', pods: 2 },
          { reason: 'Pending', pods: 1 },
        ],
      },
      {
        kind: 'Pod',
        tone: 'error',
        reasons: [{ reason: 'CrashLoopBackOff', pods: 1 }],
      },
      {
        kind: 'Deployment',
        tone: 'warning',
        reasons: [{ reason: 'Slow', pods: 0 }],
      },
    ]);
    expect(summary).toMatchObject({ healthy: 0, podsInTrouble: 4 });
  });
});

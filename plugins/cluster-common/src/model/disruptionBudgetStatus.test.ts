import { condition } from '../__fixtures__/podOf';
import { disruptionBudgetStatus } from './disruptionBudgetStatus';

describe('disruptionBudgetStatus', () => {
  const budget = (
    healthy: number,
    wanted: number,
    allowed: number,
    more: object = {},
  ) => ({
    metadata: { generation: 1 },
    status: {
      observedGeneration: 1,
      currentHealthy: healthy,
      desiredHealthy: wanted,
      disruptionsAllowed: allowed,
      expectedPods: 3,
      ...more,
    },
  });

  it.each([
    ['room for one', budget(3, 2, 1), 'ok', 'SufficientPods'],
    ['all are needed', budget(3, 3, 0), 'warning', 'NoDisruptionsAllowed'],
    ['too few are healthy', budget(1, 2, 0), 'error', 'InsufficientPods'],
    [
      'nothing to protect',
      budget(0, 0, 0, { expectedPods: 0 }),
      'unknown',
      'NoPods',
    ],
    [
      'not seen yet',
      budget(3, 2, 1, { observedGeneration: 0 }),
      'progressing',
      'Progressing',
    ],
    [
      'cannot be worked out',
      budget(0, 0, 0, {
        conditions: [
          condition('DisruptionAllowed', 'False', { reason: 'SyncFailed' }),
        ],
      }),
      'error',
      'SyncFailed',
    ],
  ])('%s', (_, object, tone, reason) => {
    expect(disruptionBudgetStatus(object)).toMatchObject({ tone, reason });
  });
});

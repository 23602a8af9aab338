import { condition } from '../__fixtures__/podOf';
import { jobStatus } from './jobStatus';

describe('jobStatus', () => {
  const job = (
    status: object,
    metadata: object = {},
    spec: object = { completions: 3, parallelism: 2 },
  ) => ({ metadata, spec, status });
  const deleted = { deletionTimestamp: '2024-01-01T00:00:00Z' };
  const complete = condition('Complete', 'True');
  const failed = condition('Failed', 'True', {
    reason: 'BackoffLimitExceeded',
    message: 'Job has reached the specified backoff limit',
  });

  it.each([
    ['new', job({}), 'progressing', 'Running', undefined],
    ['running', job({ active: 2 }), 'progressing', 'Running', undefined],
    [
      'running after failures',
      job({ active: 1, failed: 2 }),
      'progressing',
      'Running',
      '1 pod running, 2 failed so far.',
    ],
    [
      'complete, after the criteria were met',
      job({
        succeeded: 3,
        conditions: [condition('SuccessCriteriaMet', 'True'), complete],
      }),
      'done',
      'Complete',
      undefined,
    ],
    [
      'as good as complete',
      job({
        conditions: [
          condition('SuccessCriteriaMet', 'True', {
            reason: 'SuccessPolicy',
            message: 'Matched rules at index 0',
          }),
        ],
      }),
      'done',
      'SuccessCriteriaMet',
      'SuccessPolicy: Matched rules at index 0',
    ],
    [
      'failed',
      job({ failed: 7, conditions: [failed] }),
      'error',
      'Failed',
      'BackoffLimitExceeded: Job has reached the specified backoff limit',
    ],
    [
      'about to fail',
      job({
        conditions: [
          condition('FailureTarget', 'True', { reason: 'PodFailurePolicy' }),
        ],
      }),
      'error',
      'FailureTarget',
      'PodFailurePolicy',
    ],
    [
      'suspended',
      job({
        conditions: [
          condition('Suspended', 'True', { message: 'Job suspended' }),
        ],
      }),
      'unknown',
      'Suspended',
      'Job suspended',
    ],
    [
      'resumed',
      job({ active: 1, conditions: [condition('Suspended', 'False')] }),
      'progressing',
      'Running',
      undefined,
    ],
    [
      'being deleted',
      job({}, deleted),
      'progressing',
      'Terminating',
      undefined,
    ],
    [
      'complete and being deleted',
      job({ conditions: [complete] }, deleted),
      'done',
      'Complete',
      undefined,
    ],
  ])('%s', (_, object, tone, reason, message) => {
    expect(jobStatus(object)).toMatchObject({ tone, reason, message });
  });

  it('counts', () => {
    expect(
      jobStatus(job({ succeeded: 1, failed: 2, active: 1 })),
    ).toMatchObject({ desired: 3, succeeded: 1, failed: 2, active: 1 });
    expect(jobStatus(job({}, {}, { parallelism: 5 })).desired).toBe(1);
  });
});

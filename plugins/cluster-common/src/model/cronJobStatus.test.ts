import { cronJobStatus } from './cronJobStatus';

describe('cronJobStatus', () => {
  const cronJob = (status: object, spec: object = {}, metadata = {}) => ({
    metadata,
    spec: { schedule: '0 3 * * *', ...spec },
    status,
  });
  const monday = '2024-01-01T03:00:00Z';
  const mondayEnd = '2024-01-01T03:05:00Z';
  const tuesday = '2024-01-02T03:00:00Z';

  it.each([
    ['new', cronJob({}), 'ok', 'Scheduled', 'Schedule: 0 3 * * *.'],
    [
      'with a time zone',
      cronJob({}, { timeZone: 'Europe/Vienna' }),
      'ok',
      'Scheduled',
      'Schedule: 0 3 * * * (Europe/Vienna).',
    ],
    [
      'its last run succeeded',
      cronJob({ lastScheduleTime: monday, lastSuccessfulTime: mondayEnd }),
      'ok',
      'Scheduled',
      'Schedule: 0 3 * * *.',
    ],
    [
      'its last run did not succeed',
      cronJob({ lastScheduleTime: tuesday, lastSuccessfulTime: mondayEnd }),
      'warning',
      'NotSucceeded',
      'The run of 2024-01-02T03:00:00Z ended without success; the last success was at 2024-01-01T03:05:00Z. Schedule: 0 3 * * *.',
    ],
    [
      'no run ever succeeded',
      cronJob({ lastScheduleTime: tuesday }),
      'warning',
      'NotSucceeded',
      'The run of 2024-01-02T03:00:00Z ended without success; none has succeeded yet. Schedule: 0 3 * * *.',
    ],
    [
      'running',
      cronJob({ active: [{ name: 'nightly-1' }], lastScheduleTime: tuesday }),
      'progressing',
      'Running',
      '1 job running. Schedule: 0 3 * * *.',
    ],
    [
      'running twice, although suspended',
      cronJob({ active: [{}, {}] }, { suspend: true }),
      'progressing',
      'Running',
      '2 jobs running. Schedule: 0 3 * * *.',
    ],
    [
      'suspended',
      cronJob({ lastScheduleTime: tuesday }, { suspend: true }),
      'unknown',
      'Suspended',
      'Schedule: 0 3 * * *.',
    ],
    [
      'being deleted',
      cronJob({}, {}, { deletionTimestamp: tuesday }),
      'progressing',
      'Terminating',
      undefined,
    ],
  ])('%s', (_, object, tone, reason, message) => {
    expect(cronJobStatus(object)).toMatchObject({ tone, reason, message });
  });
});

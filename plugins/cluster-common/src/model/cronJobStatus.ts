import { amountOf } from './amountOf';
import { finalizersMessage, isTerminating } from './objectMeta';
import { Status } from './Status';
import { fieldsOf, listOf, secondsOf, textOf } from './unknownFields';

/** What a CronJob is doing. */
export interface CronJobStatus extends Status {
  /** Jobs of it that run now. */
  active: number;
  /** Seconds since the epoch. */
  lastScheduled?: number;
  lastSuccess?: number;
}

/**
 * The status of a CronJob. It says `NotSucceeded` when its latest run is over
 * and no success was reported since that run began.
 */
export function cronJobStatus(cronJob: unknown): CronJobStatus {
  const { spec, status } = fieldsOf(cronJob);
  const { active, lastScheduleTime, lastSuccessfulTime } = fieldsOf(status);
  const facts = {
    active: listOf(active).length,
    lastScheduled: secondsOf(lastScheduleTime),
    lastSuccess: secondsOf(lastSuccessfulTime),
  };
  return { ...judge(cronJob, fieldsOf(spec), facts), ...facts };
}

function judge(
  cronJob: unknown,
  spec: Readonly<Record<string, unknown>>,
  facts: Omit<CronJobStatus, keyof Status>,
): Status {
  const { active, lastScheduled, lastSuccess } = facts;
  if (isTerminating(cronJob)) {
    return {
      tone: 'progressing',
      reason: 'Terminating',
      message: finalizersMessage(cronJob),
    };
  }
  const schedule = `Schedule: ${textOf(spec.schedule) ?? 'none'}${
    textOf(spec.timeZone) ? ` (${textOf(spec.timeZone)})` : ''
  }.`;
  if (active > 0) {
    return {
      tone: 'progressing',
      reason: 'Running',
      message: `${amountOf(active, 'job')} running. ${schedule}`,
    };
  }
  if (spec.suspend === true) {
    return { tone: 'unknown', reason: 'Suspended', message: schedule };
  }
  if (lastScheduled !== undefined && (lastSuccess ?? 0) < lastScheduled) {
    return {
      tone: 'warning',
      reason: 'NotSucceeded',
      message: `The run of ${isoTime(lastScheduled)} ended without success; ${
        lastSuccess === undefined
          ? 'none has succeeded yet'
          : `the last success was at ${isoTime(lastSuccess)}`
      }. ${schedule}`,
    };
  }
  return { tone: 'ok', reason: 'Scheduled', message: schedule };
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}

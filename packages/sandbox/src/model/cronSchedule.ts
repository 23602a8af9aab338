import { invalidValue, requiredValue } from './FieldError.ts';
import type { FieldError } from './FieldError.ts';

const limits = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

const macros: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
};

function parseRange(
  text: string,
  low: number,
  high: number,
): [first: number, last: number, step: number] {
  const [range, step] = text.split('/');
  if (range === '*') {
    return [low, high, Number(step) || 1];
  }
  const [first, last = step ? high : first] = range.split('-').map(Number);
  return [first, last, Number(step) || 1];
}

function parseField(text: string, low: number, high: number): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [first, last, step] = parseRange(part, low, high);
    for (let value = first; value <= last; value += step) {
      // Sunday is 0 and 7.
      values.add(value === 7 && high === 6 ? 0 : value);
    }
  }
  return values;
}

/**
 * The next time after `after` (milliseconds, UTC) that a five-field cron
 * schedule names; undefined where there is none within four years.
 */
export function nextTime(schedule: string, after: number): number | undefined {
  const fields = (macros[schedule] ?? schedule).trim().split(/\s+/);
  if (fields.length !== 5) {
    return undefined;
  }
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) =>
    parseField(field, limits[index][0], limits[index][1]),
  );
  const anyDay = fields[2] === '*' || fields[4] === '*';
  const fits = (date: Date) => {
    const day = days.has(date.getUTCDate());
    const weekday = weekdays.has(date.getUTCDay());
    return (
      months.has(date.getUTCMonth() + 1) &&
      (anyDay ? day && weekday : day || weekday)
    );
  };
  const date = new Date(Math.floor(after / 60_000) * 60_000 + 60_000);
  const end = after + 4 * 366 * 24 * 3600_000;
  while (date.getTime() < end) {
    if (!fits(date)) {
      date.setUTCHours(24, 0, 0, 0);
    } else if (!hours.has(date.getUTCHours())) {
      date.setUTCHours(date.getUTCHours() + 1, 0, 0, 0);
    } else if (!minutes.has(date.getUTCMinutes())) {
      date.setUTCMinutes(date.getUTCMinutes() + 1);
    } else {
      return date.getTime();
    }
  }
  return undefined;
}

/** Checks the schedule of a CronJob. */
export function validateSchedule(schedule: unknown): FieldError[] {
  const field = 'spec.schedule';
  if (typeof schedule !== 'string' || schedule === '') {
    return [requiredValue(field)];
  }
  const parts = schedule.trim().split(/\s+/);
  if (macros[schedule] || parts.length === 5) {
    return [];
  }
  const problem = `expected exactly 5 fields, found ${
    parts.length
  }: [${parts.join(' ')}]`;
  return [invalidValue(field, schedule, problem)];
}

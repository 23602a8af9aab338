import { LiveOverview } from './LiveOverview';

/** Whether there is anything in what was summed up. */
export function runsAnything(row: LiveOverview | undefined): boolean {
  return Boolean(
    row &&
      ((row.pods ?? 0) > 0 ||
        (row.applications ?? 0) > 0 ||
        (row.services ?? 0) > 0),
  );
}

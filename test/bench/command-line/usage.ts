import type { Scenario } from '../Scenario.ts';

/** What the command can do. */
export function usage(scenarios: readonly Scenario[]): string {
  return `Usage: npm run bench -- [SCENARIO ...] [--json | --markdown] [--pods N] [--nodes N] [--cluster NAME]

Measures the portal on a real control plane with played pods, and beside it,
in the same run, what it is compared with. All scenarios run when none is named:

  ${scenarios.map(({ name }) => name).join(', ')}

  --json          one line of JSON per figure, on the standard output
  --markdown      tables for a document
  --pods N        how many pods the fleet has (10000)
  --nodes N       on how many nodes (120)
  --cluster NAME  a fleet that "npm run cluster -- up scale" started and that
                  stays up, instead of one of its own`;
}

import { ContainerState, ContainerTermination } from './containerState';
import { Assessment } from './Status';

const startingReasons = new Set(['', 'ContainerCreating', 'PodInitializing']);
const failingReason = /BackOff|Err|Fail|Invalid|Cannot/;

/**
 * What is wrong with a container or what it waits for; undefined if it runs,
 * or ended as meant.
 */
export function assessContainer(
  container: ContainerState,
  restartPolicy: string,
): Assessment | undefined {
  const { name, role, waiting, terminated, lastTermination } = container;
  if (waiting) {
    const what = waiting.message ?? waiting.reason;
    if (startingReasons.has(waiting.reason)) {
      return {
        tone: 'progressing',
        message: waiting.message && `Container ${name}: ${what}`,
      };
    }
    const before = lastTermination
      ? ` (its last run ended with ${describe(lastTermination)})`
      : '';
    return {
      tone: failingReason.test(waiting.reason) ? 'error' : 'warning',
      message: `Container ${name}: ${what}${before}`,
    };
  }
  if (!terminated) {
    return undefined;
  }
  if (terminated.exitCode !== 0 || terminated.signal !== 0) {
    return {
      tone: 'error',
      message: `Container ${name} ended with ${describe(terminated)}`,
    };
  }
  return role === 'app' && restartPolicy === 'Always'
    ? {
        tone: 'progressing',
        message: `Container ${name} ended and will be restarted`,
      }
    : undefined;
}

/** Why the container that ended last was restarted; undefined if none was. */
export function explainRestart(
  containers: readonly ContainerState[],
): string | undefined {
  let latest: { name: string; end: ContainerTermination } | undefined;
  for (const { name, role, restarts, lastTermination: end } of containers) {
    if (
      role !== 'init' &&
      restarts > 0 &&
      end &&
      (latest === undefined ||
        (end.finishedAt ?? 0) > (latest.end.finishedAt ?? 0))
    ) {
      latest = { name, end };
    }
  }
  return (
    latest &&
    `Container ${latest.name} was restarted: its last run ended with ${describe(
      latest.end,
    )}`
  );
}

function describe(end: ContainerTermination): string {
  const { exitCode, signal, reason, message } = end;
  const code = signal ? `signal ${signal}` : `exit code ${exitCode}`;
  const because = reason ? ` (${reason})` : '';
  return `${code}${because}${message ? `: ${message.trim()}` : ''}`;
}

import {
  behaviourOf,
  containerAnnotation,
  durationOf,
} from '../model/podBehaviour.ts';
import type { Behaviour } from '../model/podBehaviour.ts';
import type { SeededRandom } from '../model/SeededRandom.ts';
import type { Pod } from '../model/shapes.ts';

/** How a run of a container ends. */
export interface Outcome {
  /** Milliseconds after its start. */
  after: number;
  exitCode: number;
  reason: string;
}

const endings: Partial<
  Record<Behaviour, { seconds: number; exitCode: number; reason: string }>
> = {
  'crash-loop': { seconds: 4, exitCode: 1, reason: 'Error' },
  fails: { seconds: 6, exitCode: 1, reason: 'Error' },
  oom: { seconds: 90, exitCode: 137, reason: 'OOMKilled' },
  completes: { seconds: 10, exitCode: 0, reason: 'Completed' },
};

/** True for the container that a pod's behaviour is about. */
export function concerns(pod: Pod, container: string): boolean {
  const chosen =
    pod.metadata.annotations?.[containerAnnotation] ??
    pod.spec.containers[0].name;
  return container === chosen;
}

/** How the next run of a container ends; undefined if it goes on. */
export function outcomeOf(
  pod: Pod,
  container: string,
  random: SeededRandom,
): Outcome | undefined {
  const behaviour = behaviourOf(pod);
  const ending = behaviour ? endings[behaviour] : undefined;
  if (!ending || !concerns(pod, container)) {
    return undefined;
  }
  const seconds = durationOf(pod, ending.seconds);
  return {
    after: seconds * (900 + random.between(0, 200)),
    exitCode: ending.exitCode,
    reason: ending.reason,
  };
}

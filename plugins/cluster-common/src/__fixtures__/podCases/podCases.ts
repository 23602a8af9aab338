import { podOf } from '../podOf';
import { endedPods } from './endedPods';
import { healthyPods } from './healthyPods';
import { initializingPods } from './initializingPods';
import { leavingPods } from './leavingPods';
import { restartedPods } from './restartedPods';
import { sidecarPods } from './sidecarPods';
import { unscheduledPods } from './unscheduledPods';
import { waitingPods } from './waitingPods';
import { PodCase } from './PodCase';

/** Every way of a pod's status that is known to matter. */
export const podCases: readonly PodCase[] = [
  ...healthyPods,
  ...unscheduledPods,
  ...waitingPods,
  ...endedPods,
  ...restartedPods,
  ...initializingPods,
  ...sidecarPods,
  ...leavingPods,
];

/** The pods of the table, named `case-0` and so on. */
export const podCaseObjects = podCases.map(({ pod }, index) =>
  podOf({ ...pod, name: `case-${index}` }),
);

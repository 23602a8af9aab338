import type { KubeObject } from './KubeObject.ts';

/** How a pod of the sandbox behaves; without one it starts and stays well. */
export type Behaviour =
  | 'crash-loop'
  | 'image-pull-error'
  | 'never-ready'
  | 'oom'
  | 'completes'
  | 'fails'
  | 'init-crash-loop';

/** On a pod (template) or a node: how it behaves. */
export const behaviourAnnotation = 'sandbox.wheelhouse.dev/behaviour';
/** On a pod (template): how many seconds a container runs before it ends. */
export const durationAnnotation = 'sandbox.wheelhouse.dev/duration-seconds';
/** On a pod template: the container the behaviour is about; else the first. */
export const containerAnnotation = 'sandbox.wheelhouse.dev/container';

const known: readonly string[] = [
  'crash-loop',
  'image-pull-error',
  'never-ready',
  'oom',
  'completes',
  'fails',
  'init-crash-loop',
];

function isBehaviour(text: string | undefined): text is Behaviour {
  return text !== undefined && known.includes(text);
}

/** The behaviour that a pod's annotations ask for. */
export function behaviourOf(pod: KubeObject): Behaviour | undefined {
  const text = pod.metadata.annotations?.[behaviourAnnotation];
  return isBehaviour(text) ? text : undefined;
}

/** Seconds that a container runs where the behaviour ends it. */
export function durationOf(pod: KubeObject, otherwise: number): number {
  const text = pod.metadata.annotations?.[durationAnnotation];
  const seconds = Number(text);
  return text !== undefined && seconds > 0 ? seconds : otherwise;
}

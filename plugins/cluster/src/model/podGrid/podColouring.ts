import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { GridPod } from './GridPod';

/** What pods can be coloured by. */
export const podColourings = ['status', 'readiness', 'restarts'] as const;

/** One of `podColourings`. */
export type PodColouringId = (typeof podColourings)[number];

/** A class of pods that look alike. */
export interface PodClass {
  id:
    | Tone
    | 'ready'
    | 'finished'
    | 'starting'
    | 'partly'
    | 'notReady'
    | 'never'
    | 'few'
    | 'some'
    | 'many';
  /** Gives the colour and the shape. */
  tone: Tone;
  /** Groups with such pods come first. */
  trouble: boolean;
}

/** The classes of each colouring, the best first. */
export const podClasses: Readonly<Record<PodColouringId, readonly PodClass[]>> =
  {
    status: [
      { id: 'ok', tone: 'ok', trouble: false },
      { id: 'done', tone: 'done', trouble: false },
      { id: 'progressing', tone: 'progressing', trouble: false },
      { id: 'unknown', tone: 'unknown', trouble: false },
      { id: 'warning', tone: 'warning', trouble: true },
      { id: 'error', tone: 'error', trouble: true },
    ],
    readiness: [
      { id: 'ready', tone: 'ok', trouble: false },
      { id: 'finished', tone: 'done', trouble: false },
      { id: 'starting', tone: 'progressing', trouble: false },
      { id: 'partly', tone: 'warning', trouble: true },
      { id: 'notReady', tone: 'error', trouble: true },
    ],
    restarts: [
      { id: 'never', tone: 'ok', trouble: false },
      { id: 'few', tone: 'progressing', trouble: false },
      { id: 'some', tone: 'warning', trouble: true },
      { id: 'many', tone: 'error', trouble: true },
    ],
  };

/** From how many restarts on a pod is in the classes `some` and `many`. */
export const restartSteps = { some: 5, many: 20 } as const;

type Indexes = Partial<Record<PodClass['id'], number>>;

const classIndexes: Readonly<Record<PodColouringId, Indexes>> = {
  status: indexesOf('status'),
  readiness: indexesOf('readiness'),
  restarts: indexesOf('restarts'),
};

/** The index of a pod's class in `podClasses[by]`. */
export function podClassOf(pod: GridPod, by: PodColouringId): number {
  const indexes = classIndexes[by];
  return indexes[classId(pod, by)] ?? indexes.unknown ?? 0;
}

function classId(pod: GridPod, by: PodColouringId): PodClass['id'] {
  const { tone, ready, containers, restarts } = pod;
  if (by === 'status') {
    return tone;
  }
  if (by === 'readiness') {
    if (tone === 'done') {
      return 'finished';
    }
    if (containers > 0 && ready >= containers) {
      return 'ready';
    }
    if (tone === 'progressing') {
      return 'starting';
    }
    return ready > 0 ? 'partly' : 'notReady';
  }
  if (restarts >= restartSteps.many) {
    return 'many';
  }
  if (restarts >= restartSteps.some) {
    return 'some';
  }
  return restarts > 0 ? 'few' : 'never';
}

function indexesOf(by: PodColouringId): Indexes {
  return Object.fromEntries(
    podClasses[by].map(({ id }, index) => [id, index]),
  ) as Indexes;
}

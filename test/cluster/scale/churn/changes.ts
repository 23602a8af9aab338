import type { ApiClient } from '../../control-plane/ApiClient.ts';
import type { Random } from '../Random.ts';
import type { Ending, PodWithStatus } from './changeStatus.ts';
import { readinessFlipped, restarted } from './changeStatus.ts';

/** What happens in a cluster all day. */
export const changeKinds = [
  'restart',
  'readiness',
  'metadata',
  'deletion',
  'scaling',
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** Out of a hundred changes. A deletion causes several more, by the controllers. */
const shares: Readonly<Record<ChangeKind, number>> = {
  restart: 45,
  readiness: 25,
  metadata: 17,
  deletion: 10,
  scaling: 3,
};

/** A deployment that may be scaled, and how many pods it had at first. */
export interface Scalable {
  /** Of its object. */
  readonly path: string;
  readonly replicas: number;
}

export interface ChangeContext {
  readonly client: ApiClient;
  readonly random: Random;
  /** The path of a pod's object, another one each time. */
  readonly pickPod: () => string | undefined;
  readonly scalables: readonly Scalable[];
}

export function pickChange(random: Random): ChangeKind {
  let left = random.next() * 100;
  for (const kind of changeKinds) {
    left -= shares[kind];
    if (left < 0) {
      return kind;
    }
  }
  return 'restart';
}

/**
 * Makes one change.
 *
 * @returns false when there is nothing that could be changed so.
 * @throws ApiRefusal with 404 or 409 when somebody else was faster.
 */
export async function makeChange(
  kind: ChangeKind,
  context: ChangeContext,
): Promise<boolean> {
  const { random } = context;
  switch (kind) {
    case 'restart': {
      const ending = random.pick(endings);
      return changeStatus(context, pod => restarted(pod, ending, new Date()));
    }
    case 'readiness':
      return changeStatus(context, pod => readinessFlipped(pod, new Date()));
    case 'scaling':
      return scale(context);
    default: {
      const path = context.pickPod();
      if (path) {
        await (kind === 'deletion'
          ? context.client.send({ method: 'DELETE', path })
          : context.client.send({ method: 'PATCH', path, ...label(random) }));
      }
      return path !== undefined;
    }
  }
}

const endings: readonly Ending[] = [
  { reason: 'Error', exitCode: 1 },
  { reason: 'OOMKilled', exitCode: 137 },
  { reason: 'Completed', exitCode: 0 },
];
const mergePatch = 'application/merge-patch+json';
/** Pending pods have no containers yet: then another is taken. */
const picks = 5;

async function changeStatus(
  { client, pickPod }: ChangeContext,
  change: (pod: PodWithStatus) => PodWithStatus | undefined,
): Promise<boolean> {
  for (let pick = 0; pick < picks; pick++) {
    const path = pickPod();
    if (!path) {
      return false;
    }
    const pod = await client.send<PodWithStatus>({ method: 'GET', path });
    const body = change(pod);
    if (body) {
      await client.send({ method: 'PUT', path: `${path}/status`, body });
      return true;
    }
  }
  return false;
}

function label(random: Random) {
  const metadata = {
    labels: { 'example.com/ring': random.pick(['early', 'main', 'late']) },
    annotations: { 'example.com/checked': random.hex(16) },
  };
  return { body: { metadata }, contentType: mergePatch };
}

/** By a tenth at most, so that the fleet stays as large as it was. */
async function scale({ client, random, scalables }: ChangeContext) {
  if (scalables.length === 0) {
    return false;
  }
  const { path, replicas } = random.pick(scalables);
  const tenth = Math.max(1, Math.floor(replicas / 10));
  const step = random.between(1, Math.min(tenth, 3));
  const now = random.chance(0.5) ? replicas + step : replicas - step;
  await client.send({
    method: 'PATCH',
    path: `${path}/scale`,
    body: { spec: { replicas: Math.max(0, now) } },
    contentType: mergePatch,
  });
  return true;
}

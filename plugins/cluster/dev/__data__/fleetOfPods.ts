import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { GridPod } from '../../src/model/podGrid/GridPod';
import { nodeRow, now } from './rows';

/** How many pods there are, and in how many namespaces. */
export interface FleetOfPodsOptions {
  pods: number;
  namespaces: number;
}

const clusters = ['harbor', 'reef', 'atoll'];
const longName =
  'a-namespace-whose-name-is-as-long-as-kubernetes-allows-any-to-be';

const states: readonly { share: number; tone: Tone; reason: string }[] = [
  { share: 0.93, tone: 'ok', reason: 'Running' },
  { share: 0.955, tone: 'done', reason: 'Completed' },
  { share: 0.97, tone: 'progressing', reason: 'ContainerCreating' },
  { share: 0.975, tone: 'unknown', reason: 'Unknown' },
  { share: 0.988, tone: 'warning', reason: 'Pending' },
  { share: 1, tone: 'error', reason: 'CrashLoopBackOff' },
];

/** Numbers from 0 to below 1, the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A pod in another state; `chance` from 0 to 1 says how bad it is. */
export function changedPod(pod: GridPod, chance: number): GridPod {
  const { tone, reason } =
    states.find(({ share }) => chance < share) ?? states[0];
  return {
    ...pod,
    tone,
    reason,
    ready: tone === 'ok' ? pod.containers : 0,
    restarts:
      tone === 'error'
        ? pod.restarts + 1 + Math.floor((chance * 1e6) % 30)
        : pod.restarts,
    node: reason === 'Pending' ? undefined : pod.node,
  };
}

/** Pods as a fleet of three clusters has them: most of them well, few namespaces large. */
export function fleetOfPods(options: FleetOfPodsOptions): GridPod[] {
  const random = numbers(7);
  const even = options.namespaces > 100 || options.namespaces === 1;
  return Array.from({ length: options.pods }, (_, index) => {
    const place = even ? random() : random() ** 3;
    const number = Math.floor(place * options.namespaces);
    const cluster = clusters[index % clusters.length];
    const owner = `service-${Math.floor(random() * 200)}`;
    const containers = 1 + Math.floor(random() * 2);
    const pod: GridPod = {
      cluster,
      id: index.toString(36),
      namespace: number === 3 ? longName.slice(0, 63) : `team-${number + 1}`,
      name: `${owner}-6d4cf56db6-${index.toString(36).padStart(5, '0')}`,
      created: now - Math.floor(random() * 900_000),
      tone: 'ok',
      reason: 'Running',
      ready: containers,
      containers,
      restarts: random() < 0.1 ? Math.floor(random() * 9) : 0,
      node: `${cluster}-${Math.floor(random() * 40)}`,
      ownerKind: 'Deployment',
      ownerName: owner,
    };
    return changedPod(pod, random());
  });
}

/** The nodes that these pods run on. */
export function fleetOfNodes() {
  return clusters.flatMap(cluster =>
    Array.from({ length: 40 }, (_, index) =>
      nodeRow(cluster, `${cluster}-${index}`, {
        zone: index === 39 ? undefined : `north-1-${'abc'[index % 3]}`,
      }),
    ),
  );
}

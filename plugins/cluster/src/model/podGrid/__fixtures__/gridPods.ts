import { Tone, tones } from '@wheelhouse/backstage-plugin-cluster-common';
import { GridPod } from '../GridPod';

/** A pod of the grid; whatever is not said is healthy. */
export function gridPod(id: string, pod: Partial<GridPod> = {}): GridPod {
  return {
    cluster: 'harbor',
    id,
    namespace: 'storefront',
    name: `pod-${id}`,
    created: 1_700_000_000,
    tone: 'ok',
    reason: 'Running',
    ready: 1,
    containers: 1,
    restarts: 0,
    node: 'harbor-a1',
    ownerKind: 'Deployment',
    ownerName: 'cart',
    ...pod,
  };
}

/** Numbers from 0 to below 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A pod like any: now and then in trouble, in one of some places. */
export function randomPod(id: string, random: () => number): GridPod {
  const pick = (count: number) => Math.floor(random() * count);
  const tone: Tone = random() < 0.8 ? 'ok' : tones[pick(tones.length)];
  const containers = 1 + pick(3);
  const owned = random() < 0.9;
  return gridPod(id, {
    cluster: `cluster-${pick(3)}`,
    namespace: `namespace-${pick(7)}`,
    name: `pod-${pick(50)}`,
    tone,
    ready: tone === 'ok' ? containers : pick(containers + 1),
    containers,
    restarts: random() < 0.7 ? 0 : pick(40),
    node: random() < 0.9 ? `node-${pick(5)}` : undefined,
    ownerKind: owned ? 'Deployment' : undefined,
    ownerName: owned ? `owner-${pick(9)}` : undefined,
  });
}

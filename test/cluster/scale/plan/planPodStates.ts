import type { Random } from '../Random.ts';
import type { PodState } from './FleetPlan.ts';

/** Shares of all pods. */
const troubles: ReadonlyArray<readonly [PodState, number]> = [
  ['crash-loop', 0.01],
  ['not-ready', 0.01],
  ['image-pull', 0.005],
  ['pending', 0.005],
];
/** Trouble comes in heaps: at most this share of a deployment at once. */
const heap = 0.25;

/**
 * What state each pod of each deployment is in. From fifty pods on there is
 * one of each state at least, in few deployments rather than everywhere; the
 * first deployment is healthy but for what restarts.
 *
 * @returns by deployment, then by pod.
 */
export function planPodStates(
  sizes: readonly number[],
  random: Random,
): PodState[][] {
  const states = sizes.map(size =>
    Array.from({ length: size }, (): PodState => 'running'),
  );
  const pods = sizes.reduce((sum, size) => sum + size, 0);
  const victims = random.shuffle(states.slice(1));
  for (const [state, share] of troubles) {
    let left = Math.floor(pods * share) || Number(pods >= 50);
    while (left > 0 && victims.length > 0) {
      const victim = victims.pop() ?? [];
      const count = Math.min(
        left,
        Math.max(1, Math.floor(victim.length * heap)),
      );
      const start = random.between(0, victim.length - count);
      victim.fill(state, start, start + count);
      left -= count;
    }
  }
  return states;
}

/** Most pods never restarted, some a few times, and a crash loop many times. */
export function planRestarts(state: PodState, random: Random): number {
  switch (state) {
    case 'crash-loop':
      return random.between(4, 180);
    case 'pending':
    case 'image-pull':
      return 0;
    default: {
      let restarts = 0;
      let probability = 0.12;
      while (restarts < 40 && random.chance(probability)) {
        restarts += 1;
        probability = 0.6;
      }
      return restarts;
    }
  }
}

import { ClusterError } from '../../ClusterError.ts';
import type { Random } from '../Random.ts';
import type { NodePlan } from './FleetPlan.ts';

/** Free for what controllers make later. */
const spareSlots = 4;
/** How far from even a scheduler's work looks, in pods. */
const unevenness = 6;

/** Gives each pod a node and an address, larger nodes getting more. */
export class Placement {
  private readonly random: Random;
  private readonly nodes: readonly NodePlan[];
  private readonly podsOf = new Map<NodePlan, number>();

  constructor(nodes: readonly NodePlan[], random: Random) {
    this.random = random;
    this.nodes = nodes.filter(
      ({ reachable, role }) => reachable && role !== 'control-plane',
    );
  }

  /** @throws ClusterError when every node is full. */
  place(toleratesBatch: boolean): { node: NodePlan; address: string } {
    let best: NodePlan | undefined;
    let bestScore = Infinity;
    for (const node of this.nodes) {
      const pods = this.podsOf.get(node) ?? 0;
      if (
        (node.taint && !toleratesBatch) ||
        pods >= node.podLimit - spareSlots
      ) {
        continue;
      }
      const score =
        pods / Math.sqrt(node.cpus / 16) + this.random.next() * unevenness;
      if (score < bestScore) {
        best = node;
        bestScore = score;
      }
    }
    if (!best) {
      throw new ClusterError('The pods do not fit on the nodes: take more.');
    }
    const pods = (this.podsOf.get(best) ?? 0) + 1;
    this.podsOf.set(best, pods);
    return { node: best, address: `${best.podNetwork}.${pods + 1}` };
  }
}

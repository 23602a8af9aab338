import { UsageError } from '../ClusterError.ts';

/** How large a fleet is, and which of all fleets of this size. */
export interface FleetSize {
  readonly pods: number;
  readonly nodes: number;
  /** Same size and seed, same fleet: names, places, states and values. */
  readonly seed: number;
}

export const defaultFleetSize: FleetSize = {
  pods: 10_000,
  nodes: 120,
  seed: 1,
};

/** On average: nodes that take no pods, and large limits, are reckoned with. */
const mostPodsPerNode = 140;

/**
 * Fills in what was not given.
 *
 * @throws UsageError naming the number that cannot be, and what can.
 */
export function fleetSize(given: Partial<FleetSize>): FleetSize {
  const size = {
    pods: given.pods ?? defaultFleetSize.pods,
    nodes: given.nodes ?? defaultFleetSize.nodes,
    seed: given.seed ?? defaultFleetSize.seed,
  };
  expectWhole('pods', size.pods, 1, 200_000);
  expectWhole('nodes', size.nodes, 1, 5_000);
  expectWhole('seed', size.seed, 0, 2 ** 32 - 1);
  const fewest = Math.ceil(size.pods / mostPodsPerNode);
  if (size.nodes < fewest) {
    throw new UsageError(
      `${size.pods} pods do not fit on ${size.nodes} nodes with ${mostPodsPerNode} each on average: take ${fewest} nodes or more.`,
    );
  }
  return size;
}

function expectWhole(
  name: keyof FleetSize,
  value: number,
  least: number,
  most: number,
): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new UsageError(
      `The number of the fleet's "${name}" is ${value}: take a whole number from ${least} to ${most}.`,
    );
  }
}

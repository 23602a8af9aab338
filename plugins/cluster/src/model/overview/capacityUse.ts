import {
  CapacityAmounts,
  NodeClass,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { shareOf } from './share';

/** A piece of a bar that stands for everything the nodes of a cluster have. */
export interface CapacityPart {
  what: 'taken' | 'free' | Exclude<NodeClass, 'usable'>;
  /** Of everything, 1 is all. */
  share: number;
}

/** How much of what nodes have is promised to pods, and how much is left. */
export interface CapacityUse {
  /** Of the nodes that take new pods. */
  allocatable?: number;
  /** Of nodes that take none, for whatever reason. */
  apart?: number;
  /** Of pods that have a node, and that wait for one. */
  requested?: number;
  limits?: number;
  waiting?: number;
  free?: number;
  /** Against all nodes; above 1 is over-committed. */
  requestedShare?: number;
  limitsShare?: number;
  /** Of the nodes that take new pods. */
  freeShare?: number;
  /** Everything there is, in order; empty where it is not known. */
  parts: readonly CapacityPart[];
}

/** What sums over nodes and pods mean for a reader. */
export function capacityUse(amounts: CapacityAmounts = {}): CapacityUse {
  const { allocatable, requested, limits, waiting, free } = amounts;
  if (allocatable === undefined) {
    return { requested, limits, waiting, parts: [] };
  }
  const { tainted = 0, cordoned = 0, notReady = 0 } = amounts;
  const apart = tainted + cordoned + notReady;
  const whole = allocatable + apart;
  const taken = free === undefined ? undefined : allocatable - free;
  const pieces = [
    ['taken', taken],
    ['free', free],
    ['tainted', tainted],
    ['cordoned', cordoned],
    ['notReady', notReady],
  ] as const;
  return {
    allocatable,
    apart,
    requested,
    limits,
    waiting,
    free,
    requestedShare: shareOf(requested, whole),
    limitsShare: shareOf(limits, whole),
    freeShare: shareOf(free, allocatable),
    parts:
      taken === undefined
        ? []
        : pieces.flatMap(([what, amount]) => {
            const share = shareOf(amount, whole);
            return share ? [{ what, share }] : [];
          }),
  };
}

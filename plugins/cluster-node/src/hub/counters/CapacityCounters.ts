import {
  millicoresOf,
  NodeClass,
  nodeClasses,
  NodeRow,
  PodRow,
  wholeUnits,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { StoredRow } from '../StoredRow';
import { DistinctNames } from './DistinctNames';
import { hasFinished } from './ResourceTotals';

/** Millicores and bytes. */
export interface NodeAmounts {
  cpu: number;
  memory: number;
}

/** The nodes of one class with what pods may use of them. */
export interface ClassCapacity extends NodeAmounts {
  nodes: number;
}

interface NodeFacts extends NodeAmounts {
  uid: string;
  class: NodeClass;
}

interface NodeEntry {
  /** Undefined as long as only its pods have arrived. */
  facts?: NodeFacts;
  used: NodeAmounts;
  pods: number;
}

/**
 * What the nodes of a cluster can carry and what is left of it. A change of a
 * node or of a pod moves the sums by what changed on that one node.
 */
export class CapacityCounters {
  readonly classes = Object.fromEntries(
    nodeClasses.map(name => [name, { nodes: 0, cpu: 0, memory: 0 }]),
  ) as Readonly<Record<NodeClass, ClassCapacity>>;
  /** What the pods on usable nodes leave over of them. */
  readonly free: NodeAmounts = { cpu: 0, memory: 0 };
  private readonly nodes = new Map<string, NodeEntry>();

  constructor(
    private readonly cluster: string,
    private readonly names: DistinctNames,
    /** Count only nodes on which pods run that were added here. */
    private readonly onlyInUse = false,
  ) {}

  addNode(stored: StoredRow): void {
    const node = stored.row as StoredRow['row'] & NodeRow;
    this.update(node.name, entry => {
      entry.facts = {
        uid: stored.uid,
        class: node.nodeClass,
        cpu: millicoresOf(node.cpu),
        memory: wholeUnits(node.memory),
      };
    });
  }

  /** A node that was made anew under its name stays. */
  subtractNode({ uid, row }: StoredRow): void {
    this.update(row.name, entry => {
      if (entry.facts?.uid === uid) {
        entry.facts = undefined;
      }
    });
  }

  addPod(pod: PodRow): void {
    this.movePod(pod, 1);
  }

  subtractPod(pod: PodRow): void {
    this.movePod(pod, -1);
  }

  private movePod(pod: PodRow, step: 1 | -1): void {
    if (pod.node && !hasFinished(pod)) {
      this.update(pod.node, entry => {
        entry.pods += step;
        entry.used.cpu += step * pod.cpuRequest;
        entry.used.memory += step * pod.memoryRequest;
      });
    }
  }

  private update(name: string, change: (entry: NodeEntry) => void): void {
    const entry = this.nodes.get(name) ?? {
      used: { cpu: 0, memory: 0 },
      pods: 0,
    };
    const wasCounted = this.count(entry, -1);
    change(entry);
    const isCounted = this.count(entry, 1);
    if (entry.facts || entry.pods > 0) {
      this.nodes.set(name, entry);
    } else {
      this.nodes.delete(name);
    }
    if (wasCounted !== isCounted) {
      const place = { cluster: this.cluster, kind: 'nodes', namespace: '' };
      if (isCounted) {
        this.names.add(name, place);
      } else {
        this.names.remove(name, place);
      }
    }
  }

  private count({ facts, used, pods }: NodeEntry, step: 1 | -1): boolean {
    if (!facts || (this.onlyInUse && pods === 0)) {
      return false;
    }
    const sums = this.classes[facts.class];
    sums.nodes += step;
    sums.cpu += step * facts.cpu;
    sums.memory += step * facts.memory;
    if (facts.class === 'usable') {
      this.free.cpu += step * Math.max(0, facts.cpu - used.cpu);
      this.free.memory += step * Math.max(0, facts.memory - used.memory);
    }
    return true;
  }
}

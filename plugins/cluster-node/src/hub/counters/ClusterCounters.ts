import {
  applicationOf,
  kindGroups,
  PodRow,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { StoredRow } from '../StoredRow';
import { CapacityCounters } from './CapacityCounters';
import { DistinctNames } from './DistinctNames';
import { FleetNames } from './FleetNames';
import { NamespaceCounters } from './NamespaceCounters';
import { QuotaCounters } from './QuotaCounters';
import { ResourceTotals } from './ResourceTotals';

const workloadKinds: ReadonlySet<string> = new Set(kindGroups.workloads);

/** Everything that is counted of one cluster, kept by the changes of its rows. */
export class ClusterCounters {
  readonly objects = new NamespaceCounters();
  readonly resources = new ResourceTotals();
  readonly quotas = new QuotaCounters();
  readonly capacity: CapacityCounters;

  constructor(
    private readonly cluster: string,
    /** Shared by the clusters over which names are to be told apart. */
    private readonly names: FleetNames,
    options: { onlyNodesInUse?: boolean } = {},
  ) {
    this.capacity = new CapacityCounters(
      cluster,
      names.nodes,
      options.onlyNodesInUse,
    );
  }

  /** Counts `now` in the place of `before`; both are of one object. */
  change(
    descriptor: ResourceDescriptor,
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    if (before) {
      this.objects.subtract(descriptor, before);
    }
    if (now) {
      this.objects.add(descriptor, now);
    }
    const { id } = descriptor;
    if (id === 'pods') {
      this.changePod(before, now);
      this.changeName(this.names.pods, before, now);
    } else if (id === 'services') {
      this.changeName(this.names.services, before, now);
    } else if (id === 'nodes') {
      this.changeNode(before, now);
    } else if (id === 'resourcequotas') {
      this.changeQuota(before, now);
    } else if (workloadKinds.has(id)) {
      this.changeApplication(before, now);
    }
  }

  private changePod(
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    const old = before?.row as PodRow | undefined;
    const pod = now?.row as PodRow | undefined;
    if (old && pod && weighsSame(old, pod)) {
      return;
    }
    if (old) {
      this.resources.subtract(old);
      this.capacity.subtractPod(old);
    }
    if (pod) {
      this.resources.add(pod);
      this.capacity.addPod(pod);
    }
  }

  private changeNode(
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    if (now) {
      this.capacity.addNode(now);
    } else if (before) {
      this.capacity.subtractNode(before);
    }
  }

  private changeQuota(
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    if (now) {
      this.quotas.put(now);
    } else if (before) {
      this.quotas.remove(before);
    }
  }

  private changeName(
    names: DistinctNames,
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    // An object keeps its name and namespace as long as it lives.
    if (before && !now) {
      names.remove(before.row.name, this.place(before), before.row.namespace);
    } else if (now && !before) {
      names.add(now.row.name, this.place(now), now.row.namespace);
    }
  }

  private changeApplication(
    before: StoredRow | undefined,
    now: StoredRow | undefined,
  ): void {
    const old = before && topApplicationOf(before);
    const application = now && topApplicationOf(now);
    if (old === application) {
      return;
    }
    if (before && old) {
      this.names.applications.remove(old, this.place(before));
    }
    if (now && application) {
      this.names.applications.add(application, this.place(now));
    }
  }

  private place({ kind, row: { namespace } }: StoredRow) {
    return { cluster: this.cluster, kind, namespace };
  }
}

/** Whether two states of a pod take the same of the same node. */
function weighsSame(before: PodRow, now: PodRow): boolean {
  return (
    before.node === now.node &&
    before.phase === now.phase &&
    before.cpuRequest === now.cpuRequest &&
    before.memoryRequest === now.memoryRequest &&
    before.cpuLimit === now.cpuLimit &&
    before.memoryLimit === now.memoryLimit
  );
}

/** The application of a workload that no other workload made. */
function topApplicationOf({ labels, owners }: StoredRow): string | undefined {
  return owners.some(owner => workloadKinds.has(owner.kind))
    ? undefined
    : applicationOf(labels);
}

import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  ClusterProblem,
  coreDescriptors,
  kindGroups,
  objectOnlyDescriptors,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { SupersededChanges } from '../meters/SupersededChanges';
import { UpstreamCluster } from '../upstream/UpstreamCluster';
import { FleetNames } from './counters/FleetNames';
import { HubCluster, TableLease } from './HubCluster';
import { Interner } from './Interner';

/**
 * Every cluster, watched once for the whole backend process. It knows nothing
 * of users: what a viewer may see of it is decided by the gateway.
 */
export class ClusterHub {
  /** Changes with every start of the process: positions of another epoch mean nothing. */
  readonly epoch = randomUUID();
  readonly problems: readonly ClusterProblem[];
  /** The different names over all clusters. */
  readonly names = new FleetNames();
  /** Counted by the views. */
  readonly superseded = new SupersededChanges();
  private readonly byName = new Map<string, HubCluster>();
  private readonly descriptors = new Map<string, ResourceDescriptor>();
  private readonly leases: TableLease[] = [];
  private seq = 0;

  private constructor(problems: readonly ClusterProblem[]) {
    this.problems = problems;
  }

  static create(options: {
    upstreams: readonly UpstreamCluster[];
    problems?: readonly ClusterProblem[];
    logger: LoggerService;
    /** Milliseconds that a kind is watched after its last user; 30,000 if not given. */
    linger?: number;
  }): ClusterHub {
    const hub = new ClusterHub(options.problems ?? []);
    const interner = new Interner();
    for (const upstream of options.upstreams) {
      hub.byName.set(
        upstream.definition.name,
        new HubCluster(upstream, {
          ...options,
          interner,
          names: hub.names,
          nextSeq: () => ++hub.seq,
        }),
      );
    }
    hub.register(coreDescriptors);
    hub.register(objectOnlyDescriptors);
    return hub;
  }

  /** Adds kinds. A kind that is `always` needed is watched from now on. */
  register(descriptors: readonly ResourceDescriptor[]): void {
    for (const descriptor of descriptors) {
      const known = this.descriptors.get(descriptor.id);
      if (known && known !== descriptor) {
        throw new InputError(
          `The kind ${descriptor.id} is registered twice with different descriptors.`,
        );
      }
      this.descriptors.set(descriptor.id, descriptor);
      if (descriptor.always && !known) {
        for (const cluster of this.byName.values()) {
          this.leases.push(cluster.acquire(descriptor));
        }
      }
    }
  }

  /** The newest position; rows changed later have a higher one. */
  position(): number {
    return this.seq;
  }

  clusters(): HubCluster[] {
    return [...this.byName.values()];
  }

  /** Throws `NotFoundError`, which names no other cluster, as the caller may not know of them. */
  cluster(name: string): HubCluster {
    const cluster = this.byName.get(name);
    if (!cluster) {
      throw new NotFoundError(
        `There is no cluster '${name}', or you may not see it.`,
      );
    }
    return cluster;
  }

  /** Throws `InputError` naming the kinds there are. */
  descriptor(kind: string): ResourceDescriptor {
    const descriptor = this.descriptors.get(kind);
    if (!descriptor) {
      throw new InputError(
        `There is no kind '${kind}'. Known kinds: ${list([
          ...this.descriptors.keys(),
          ...Object.keys(kindGroups),
        ])}.`,
      );
    }
    return descriptor;
  }

  /** The descriptors behind a kind or a group of kinds such as `workloads`. */
  descriptorsOf(kind: string): ResourceDescriptor[] {
    const group = Object.hasOwn(kindGroups, kind)
      ? kindGroups[kind]
      : undefined;
    return (group ?? [kind]).map(id => this.descriptor(id));
  }

  /** As `descriptorsOf`, for a live subscription. Throws `InputError` for kinds that are only read one by one. */
  watchedDescriptorsOf(kind: string): ResourceDescriptor[] {
    const descriptors = this.descriptorsOf(kind);
    const unwatched = descriptors.find(descriptor => descriptor.objectOnly);
    if (unwatched) {
      throw new InputError(
        `${unwatched.id} are not watched; read one by its name instead.`,
      );
    }
    return descriptors;
  }

  stop(): void {
    for (const lease of this.leases) {
      lease.release();
    }
    for (const cluster of this.byName.values()) {
      cluster.stop();
    }
  }
}

function list(names: Iterable<string>): string {
  return [...names].sort().join(', ') || 'none';
}

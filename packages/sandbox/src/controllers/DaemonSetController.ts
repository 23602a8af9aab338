import type { StoreEvent } from '../api/ObjectStore.ts';
import { safeHash } from '../model/SeededRandom.ts';
import { resolveCount } from '../model/shapes.ts';
import type { DaemonSet, Node, Pod } from '../model/shapes.ts';
import { OwnerController, keyOf, splitKey } from './Controller.ts';
import { nodeAccepts } from './nodeFit.ts';
import { isReady, podFromTemplate } from './podFromTemplate.ts';

const component = 'daemonset-controller';
const revisionLabel = 'controller-revision-hash';

const tolerations = [
  ['not-ready', 'NoExecute'],
  ['unreachable', 'NoExecute'],
  ['disk-pressure', 'NoSchedule'],
  ['memory-pressure', 'NoSchedule'],
  ['pid-pressure', 'NoSchedule'],
  ['unschedulable', 'NoSchedule'],
].map(([key, effect]) => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect,
}));

/** The node that a pod of a daemon set is for. */
export function daemonNode(pod: Pod): string | undefined {
  const affinity = pod.spec.affinity as
    | {
        nodeAffinity?: {
          requiredDuringSchedulingIgnoredDuringExecution?: {
            nodeSelectorTerms?: { matchFields?: { values?: string[] }[] }[];
          };
        };
      }
    | undefined;
  return affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    ?.nodeSelectorTerms?.[0]?.matchFields?.[0]?.values?.[0];
}

function affinityTo(node: string) {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchFields: [
              { key: 'metadata.name', operator: 'In', values: [node] },
            ],
          },
        ],
      },
    },
  };
}

/** Keeps one pod on every node that fits. */
export class DaemonSetController extends OwnerController {
  protected readonly resource = 'daemonsets.apps';
  protected readonly kind = 'DaemonSet';
  protected readonly dependents = ['pods' as const];

  protected override observe(event: StoreEvent): void {
    super.observe(event);
    if (event.resource === 'nodes' && event.type !== 'MODIFIED') {
      for (const set of this.client.list(this.resource)) {
        this.enqueue(keyOf(set), 100);
      }
    }
  }

  protected override reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const set = this.client.get<DaemonSet>(this.resource, namespace, name);
    if (!set) {
      return;
    }
    const spec = {
      ...set.spec.template.spec,
      tolerations: [
        ...(set.spec.template.spec.tolerations ?? []),
        ...tolerations,
      ],
    };
    const nodes = this.client
      .list<Node>('nodes')
      .filter(node => nodeAccepts(node, spec) === undefined);
    const hash = safeHash(set.spec.template);
    if (!set.metadata.deletionTimestamp) {
      this.place(set, nodes, hash, spec);
      this.replaceOutdated(set, nodes.length, hash);
    }
    this.report(set, nodes, hash);
  }

  private podsOf(set: DaemonSet): Map<string, Pod> {
    return new Map(
      this.client
        .owned<Pod>('pods', set)
        .map(pod => [daemonNode(pod) ?? pod.spec.nodeName ?? '', pod]),
    );
  }

  private place(
    set: DaemonSet,
    nodes: Node[],
    hash: string,
    spec: Record<string, unknown>,
  ): void {
    const pods = this.podsOf(set);
    for (const { metadata } of nodes) {
      const pod = pods.get(metadata.name);
      if (pod?.status.phase === 'Failed') {
        this.client.delete(pod);
      }
      if (!pod) {
        const created = this.client.create(
          'pods',
          set.metadata.namespace,
          podFromTemplate(set, set.spec.template, {
            labels: { [revisionLabel]: hash },
            spec: { ...spec, affinity: affinityTo(metadata.name) },
          }),
        );
        this.context.events.record(set, {
          reason: 'SuccessfulCreate',
          message: `Created pod: ${created.metadata.name}`,
          component,
        });
      }
    }
    const wanted = new Set(nodes.map(node => node.metadata.name));
    for (const [node, pod] of pods) {
      if (!wanted.has(node)) {
        this.client.delete(pod);
      }
    }
  }

  private replaceOutdated(set: DaemonSet, total: number, hash: string): void {
    if (set.spec.updateStrategy?.type === 'OnDelete') {
      return;
    }
    const pods = [...this.podsOf(set).values()];
    const limit = Math.max(
      1,
      resolveCount(
        set.spec.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1,
        total,
        true,
      ),
    );
    const down = pods.filter(
      pod => !isReady(pod) || pod.metadata.deletionTimestamp,
    ).length;
    const outdated = pods.filter(
      pod =>
        pod.metadata.labels?.[revisionLabel] !== hash &&
        !pod.metadata.deletionTimestamp,
    );
    for (const pod of outdated.slice(0, Math.max(0, limit - down))) {
      this.client.delete(pod);
    }
  }

  private report(set: DaemonSet, nodes: Node[], hash: string): void {
    const pods = [...this.podsOf(set).values()].filter(
      pod => !pod.metadata.deletionTimestamp,
    );
    const ready = pods.filter(isReady).length;
    const updated = pods.filter(
      pod => pod.metadata.labels?.[revisionLabel] === hash,
    ).length;
    const lacking = nodes.length - ready;
    this.client.setStatus(set, {
      currentNumberScheduled: pods.length,
      numberMisscheduled: 0,
      desiredNumberScheduled: nodes.length,
      numberReady: ready,
      observedGeneration: set.metadata.generation,
      ...(updated > 0 ? { updatedNumberScheduled: updated } : {}),
      ...(ready > 0 ? { numberAvailable: ready } : {}),
      ...(lacking > 0 ? { numberUnavailable: lacking } : {}),
    });
  }
}

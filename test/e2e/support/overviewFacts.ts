import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { E2eCluster } from './E2eCluster';

/** What the objects of kubectl's JSON have that is counted here. */
interface Listed {
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid: string;
    labels?: Record<string, string>;
    ownerReferences?: { uid: string }[];
  };
  spec: {
    unschedulable?: boolean;
    taints?: { effect: string }[];
    nodeName?: string;
  };
  status: {
    phase?: string;
    allocatable?: { cpu: string };
    conditions?: { type: string; status: string }[];
  };
}

const idLabel = 'backstage.io/kubernetes-id';
const podsAndOwners =
  'pods,replicasets,deployments,statefulsets,daemonsets,jobs,cronjobs';

/** What kubectl lists, over all clusters of a portal, as the Global View should count it. */
export class OverviewFacts {
  private constructor(
    private readonly cluster: E2eCluster,
    /** The names of all clusters. */
    readonly clusters: readonly string[],
  ) {}

  static async of(cluster: E2eCluster): Promise<OverviewFacts> {
    return new OverviewFacts(cluster, await cluster.allClusters());
  }

  /** `<distinct> distinct, <total> in total` of a kind, as tiles say it. */
  async countOf(kind: string): Promise<string> {
    const names = [];
    for (const cluster of this.clusters) {
      names.push(...(await this.list(kind, cluster)).map(nameOf));
    }
    return told(names);
  }

  /**
   * The same of the pods of some components of the example catalog. A pod is one
   * of theirs by its own labels or by those of an owner.
   */
  async podsOf(components: readonly string[]): Promise<string> {
    const places = exampleComponents().filter(({ name }) =>
      components.includes(name),
    );
    const isOne = ({ metadata: { labels = {}, namespace } }: Listed) =>
      places.some(
        place =>
          place.labels.every(([name, value]) => labels[name] === value) &&
          (place.namespace === undefined || place.namespace === namespace),
      );
    const names = [];
    for (const cluster of this.clusters) {
      const objects = await this.list(podsAndOwners, cluster);
      const byUid = new Map(objects.map(each => [each.metadata.uid, each]));
      const belongs = (object: Listed): boolean =>
        isOne(object) ||
        (object.metadata.ownerReferences ?? []).some(({ uid }) => {
          const owner = byUid.get(uid);
          return owner !== undefined && belongs(owner);
        });
      for (const object of objects) {
        if (object.kind === 'Pod' && belongs(object)) {
          names.push(nameOf(object));
        }
      }
    }
    return told(names);
  }

  /** The number of pods of one cluster, or of one namespace of it. */
  async podsIn(cluster: string, namespace?: string): Promise<number> {
    const pods = await this.list('pods', cluster);
    return pods.filter(
      ({ metadata }) => !namespace || metadata.namespace === namespace,
    ).length;
  }

  /** How many nodes of a cluster take any new pod, and the CPU cores of these. */
  async usableNodes(cluster: string): Promise<{ nodes: number; cpu: number }> {
    const usable = (await this.list('nodes', cluster)).filter(
      ({ spec, status }) =>
        !spec.unschedulable &&
        !spec.taints?.some(({ effect }) => effect !== 'PreferNoSchedule') &&
        status.conditions?.some(
          ({ type, status: value }) => type === 'Ready' && value === 'True',
        ),
    );
    const cpu = usable.reduce(
      (sum, { status }) => sum + coresOf(status.allocatable?.cpu ?? '0'),
      0,
    );
    return { nodes: usable.length, cpu };
  }

  private async list(kind: string, cluster: string): Promise<Listed[]> {
    const printed = await this.cluster.kubectl(
      'get',
      kind,
      '--all-namespaces',
      '--output=json',
      `--context=${cluster}`,
    );
    return JSON.parse(printed).items;
  }
}

/** The components of the example catalog that belong to its system `storefront`. */
export function storefrontComponents(): string[] {
  return exampleComponents().map(({ name }) => name);
}

function exampleComponents() {
  const file = join(__dirname, '..', '..', '..', 'examples', 'components.yaml');
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map(document => document.toJS())
    .filter(({ spec }) => spec.system === 'storefront')
    .map(({ metadata: { name, annotations = {} } }) => ({
      name: String(name),
      labels: labelsOf(annotations),
      namespace: annotations['backstage.io/kubernetes-namespace'],
    }))
    .filter(({ labels }) => labels.length > 0);
}

/** The labels that annotations select by; the selectors of the examples ask for equality alone. */
function labelsOf(annotations: Record<string, string>): string[][] {
  const selector = annotations['backstage.io/kubernetes-label-selector'];
  if (selector) {
    return selector.split(',').map(term => term.split('='));
  }
  const id = annotations[idLabel];
  return id ? [[idLabel, id]] : [];
}

function nameOf({ metadata: { namespace = '', name } }: Listed): string {
  return `${namespace}/${name}`;
}

function told(names: readonly string[]): string {
  return `${new Set(names).size} distinct, ${names.length} in total`;
}

function coresOf(quantity: string): number {
  return quantity.endsWith('m')
    ? Number(quantity.slice(0, -1)) / 1000
    : Number(quantity);
}

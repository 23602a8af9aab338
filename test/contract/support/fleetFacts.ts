import { RawApi } from '../../targets/RawApi';

type Json = Record<string, any>;

/** What the API server lists of the kinds that an overview counts. */
export interface FleetFacts {
  namespaces: Json[];
  nodes: Json[];
  pods: Json[];
  services: Json[];
  quotas: Json[];
  /** Workloads that no other workload made. */
  workloads: Json[];
}

/** Reads them, of one namespace or all, and with a label or whatever labels. */
export async function readFacts(
  api: RawApi,
  { namespace, selector }: { namespace?: string; selector?: string } = {},
): Promise<FleetFacts> {
  const place = namespace ? `namespaces/${namespace}/` : '';
  const query = selector
    ? `?labelSelector=${encodeURIComponent(selector)}`
    : '';
  const list = async (path: string): Promise<Json[]> => {
    const { status, body } = await api.get(path);
    if (status !== 200) {
      throw new Error(`${path} answered ${status}`);
    }
    return body.items;
  };
  const [nodes, namespaces, pods, services, quotas, ...workloads] =
    await Promise.all([
      list('/api/v1/nodes'),
      list('/api/v1/namespaces'),
      list(`/api/v1/${place}pods${query}`),
      list(`/api/v1/${place}services${query}`),
      list(`/api/v1/${place}resourcequotas`),
      ...['deployments', 'statefulsets', 'daemonsets'].map(kind =>
        list(`/apis/apps/v1/${place}${kind}${query}`),
      ),
      ...['jobs', 'cronjobs'].map(kind =>
        list(`/apis/batch/v1/${place}${kind}${query}`),
      ),
    ]);
  return {
    nodes,
    namespaces: namespaces.filter(
      ({ metadata }) => !namespace || metadata.name === namespace,
    ),
    pods,
    services,
    quotas,
    workloads: workloads
      .flat()
      .filter(
        ({ metadata }) =>
          !metadata.ownerReferences?.some(
            (owner: Json) => owner.kind === 'CronJob',
          ),
      ),
  };
}

const units: Record<string, number> = {
  m: 0.001,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  k: 1e3,
  M: 1e6,
  G: 1e9,
};

function amount(quantity: string | undefined, resource: Resource): number {
  const [, digits, unit] = /^([\d.]+)([a-zA-Z]*)$/.exec(quantity ?? '0') ?? [];
  const value = Number(digits) * (unit ? units[unit] : 1);
  if (Number.isNaN(value)) {
    throw new Error(`the suite cannot read ${quantity}`);
  }
  return Math.round(resource === 'cpu' ? value * 1000 : value);
}

type Resource = 'cpu' | 'memory';

/** What a pod needs while it starts or while it runs, whichever is more. */
function podAmount(
  { spec }: Json,
  list: 'requests' | 'limits',
  resource: Resource,
): number {
  const of = ({ resources }: Json) =>
    amount(resources?.[list]?.[resource], resource);
  let beside = 0;
  let peak = 0;
  for (const container of spec.initContainers ?? []) {
    peak = Math.max(peak, beside + of(container));
    beside += container.restartPolicy === 'Always' ? of(container) : 0;
  }
  const running = spec.containers.map(of).reduce(add, beside);
  return Math.max(peak, running) + amount(spec.overhead?.[resource], resource);
}

function nodeClass({ spec, status }: Json): string {
  const ready = status?.conditions?.find(({ type }: Json) => type === 'Ready');
  if (ready?.status !== 'True') {
    return 'notReady';
  }
  if (spec?.unschedulable) {
    return 'cordoned';
  }
  return spec?.taints?.some(({ effect }: Json) => effect !== 'PreferNoSchedule')
    ? 'tainted'
    : 'usable';
}

/** The cells of the overview's row of one cluster that follow from lists. */
export function expectedRow(facts: FleetFacts): Json {
  const { pods, nodes } = facts;
  const phases: Record<string, number> = {};
  for (const { status } of pods) {
    phases[status.phase] = (phases[status.phase] ?? 0) + 1;
  }
  const classes = { usable: 0, tainted: 0, cordoned: 0, notReady: 0 };
  for (const node of nodes) {
    classes[nodeClass(node) as keyof typeof classes] += 1;
  }
  return {
    namespaces: facts.namespaces.length,
    services: facts.services.length,
    applications: applications(facts).size,
    pods: pods.length,
    podPhases: phases,
    nodes: nodes.length,
    nodeClasses: classes,
    cpu: capacity(facts, 'cpu'),
    memory: capacity(facts, 'memory'),
    ...quotaCells(facts),
  };
}

/** The names of the applications. */
export function applications({ workloads }: FleetFacts): Set<string> {
  const names = workloads.map(
    ({ metadata: { labels = {} } }) =>
      labels['app.kubernetes.io/part-of'] ||
      labels['backstage.io/kubernetes-id'] ||
      labels['app.kubernetes.io/name'] ||
      labels.app,
  );
  return new Set(names.filter(Boolean));
}

function capacity({ nodes, pods }: FleetFacts, resource: Resource) {
  const living = pods.filter(
    ({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed',
  );
  const placed = living.filter(({ spec }) => spec.nodeName);
  const waiting = living.filter(({ spec }) => !spec.nodeName);
  const sum = (some: Json[], list: 'requests' | 'limits') =>
    some.map(pod => podAmount(pod, list, resource)).reduce(add, 0);
  const allocatable = (name: string) =>
    nodes.filter(node => nodeClass(node) === name);
  const total = (some: Json[]) =>
    some
      .map(({ status }) => amount(status.allocatable?.[resource], resource))
      .reduce(add, 0);
  return {
    allocatable: total(allocatable('usable')),
    tainted: total(allocatable('tainted')),
    cordoned: total(allocatable('cordoned')),
    notReady: total(allocatable('notReady')),
    requested: sum(placed, 'requests'),
    limits: sum(placed, 'limits'),
    waiting: sum(waiting, 'requests'),
    free: allocatable('usable')
      .map(node => {
        const own = placed.filter(
          ({ spec }) => spec.nodeName === node.metadata.name,
        );
        return Math.max(0, total([node]) - sum(own, 'requests'));
      })
      .reduce(add, 0),
  };
}

function quotaCells({ quotas, namespaces }: FleetFacts) {
  const general = quotas.filter(
    ({ spec }) => !spec.scopes?.length && !spec.scopeSelector,
  );
  const names = namespaces.map(({ metadata }) => metadata.name);
  const binding = (namespace: string, keys: string[], resource: Resource) =>
    general
      .filter(({ metadata }) => metadata.namespace === namespace)
      .flatMap(({ spec, status }) => {
        // Until its controller has looked at a quota, it holds as it was asked for.
        const hard = status?.hard ?? spec.hard ?? {};
        return keys.flatMap(key =>
          hard[key] === undefined
            ? []
            : [
                {
                  used: amount(status?.used?.[key], resource),
                  hard: amount(hard[key], resource),
                },
              ],
        );
      })
      .sort((a, b) => share(b) - share(a) || a.hard - b.hard)[0];
  const sums = (keys: string[], resource: Resource) => {
    const found = names.flatMap(name => binding(name, keys, resource) ?? []);
    return {
      used: found.map(({ used }) => used).reduce(add, 0),
      hard: found.map(({ hard }) => hard).reduce(add, 0),
      namespaces: found.length,
      forbidden: found.filter(({ hard }) => hard === 0).length,
    };
  };
  const cpu = ['requests.cpu', 'cpu'];
  const memory = ['requests.memory', 'memory'];
  const services = ['services', 'count/services'];
  return {
    cpuQuota: sums(cpu, 'cpu'),
    memoryQuota: sums(memory, 'memory'),
    serviceQuota: sums(services, 'memory'),
    quotaNamespaces: names.filter(name =>
      binding(name, [...cpu, ...memory, ...services], 'memory'),
    ).length,
    scopedQuotas: quotas.length - general.length,
  };
}

function share({ used, hard }: { used: number; hard: number }): number {
  return hard === 0 ? Infinity : used / hard;
}

function add(left: number, right: number): number {
  return left + right;
}

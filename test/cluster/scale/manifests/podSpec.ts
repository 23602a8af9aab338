import type { DeploymentPlan, PodPlan } from '../plan/FleetPlan.ts';
import type { Random } from '../Random.ts';

const sidecarImage = 'registry.example.com/mesh/proxy';
const sidecarMemoryMi = 64;
const sidecarMillicpus = 10;

interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

/** What the pods of a deployment have in common. */
export function templateSpec(plan: DeploymentPlan, tag = plan.tags[0]) {
  return {
    containers: containers(plan, tag, commonEnvironment(plan)),
    terminationGracePeriodSeconds: 30,
    tolerations: plan.toleratesBatch
      ? [{ key: 'dedicated', operator: 'Equal', value: 'batch' }]
      : undefined,
  };
}

/** No node has it: a pod that asks for it fits nowhere. */
const acceleratorSelector = { 'example.com/accelerator': 'present' };

/** What a pod has of its own: image, environment, place. */
export function podSpec(plan: DeploymentPlan, pod: PodPlan, random: Random) {
  const template = templateSpec(plan);
  return {
    ...template,
    containers: containers(
      plan,
      random.pick(plan.tags),
      ownEnvironment(plan, random),
    ),
    nodeName: pod.node?.name,
    nodeSelector: pod.state === 'pending' ? acceleratorSelector : undefined,
  };
}

/** What a pod of this deployment requests, all containers together. */
export function requestsOf(plan: DeploymentPlan) {
  return {
    millicpus: plan.millicpus + (plan.hasSidecar ? sidecarMillicpus : 0),
    memoryMi: plan.memoryMi + (plan.hasSidecar ? sidecarMemoryMi : 0),
  };
}

function containers(
  plan: DeploymentPlan,
  tag: string,
  env: readonly EnvironmentVariable[],
) {
  const main = {
    name: 'main',
    image: `${plan.image}:${tag}`,
    args: ['serve', '--listen=:8080', `--component=${plan.name}`],
    env,
    ports: [{ name: 'http', containerPort: 8080 }],
    resources: resources(plan.millicpus, plan.memoryMi),
    livenessProbe: probe('/livez', 20),
    readinessProbe: probe('/readyz', 5),
  };
  const sidecar = {
    name: 'proxy',
    image: `${sidecarImage}:2.17.3`,
    args: ['proxy', '--upstream=127.0.0.1:8080'],
    ports: [{ name: 'proxy', containerPort: 15001 }],
    resources: resources(sidecarMillicpus, sidecarMemoryMi),
  };
  return plan.hasSidecar ? [main, sidecar] : [main];
}

function resources(millicpus: number, memoryMi: number) {
  return {
    requests: { cpu: `${millicpus}m`, memory: `${memoryMi}Mi` },
    limits: { cpu: `${millicpus * 2}m`, memory: `${memoryMi * 2}Mi` },
  };
}

function probe(path: string, periodSeconds: number) {
  return { httpGet: { path, port: 'http' }, periodSeconds, timeoutSeconds: 2 };
}

function commonEnvironment(plan: DeploymentPlan): EnvironmentVariable[] {
  const { system, name } = plan;
  return [
    { name: 'COMPONENT', value: name },
    { name: 'LOG_LEVEL', value: 'info' },
    { name: 'DATABASE_URL', value: `postgres://${system}-db:5432/${system}` },
    { name: 'QUEUE', value: `amqp://queue.${system}.svc:5672/${name}` },
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://collector.ops:4317' },
    {
      name: 'POD_IP',
      valueFrom: { fieldRef: { fieldPath: 'status.podIP' } },
    },
  ];
}

const logLevels = ['info', 'info', 'info', 'warn', 'debug'];

/** As what admission webhooks and in-place changes leave: not two pods alike. */
function ownEnvironment(
  plan: DeploymentPlan,
  random: Random,
): EnvironmentVariable[] {
  const common = commonEnvironment(plan).map(variable =>
    variable.name === 'LOG_LEVEL'
      ? { ...variable, value: random.pick(logLevels) }
      : variable,
  );
  const optional = [
    { name: 'INSTANCE_ID', value: random.uuid() },
    { name: 'SESSION_SALT', value: random.hex(32) },
    { name: 'SHARD', value: String(random.between(0, 255)) },
    { name: 'TRACE_RATIO', value: random.next().toFixed(4) },
    { name: 'CONFIG_REVISION', value: random.hex(40) },
    {
      name: 'CACHE_PEERS',
      value: Array.from(
        { length: random.between(1, 4) },
        () =>
          `10.${random.between(64, 80)}.${random.between(
            0,
            255,
          )}.${random.between(2, 250)}:6379`,
      ).join(','),
    },
    {
      name: 'FEATURES',
      value: random
        .shuffle(['basket', 'recommend', 'express', 'gift', 'split', 'wallet'])
        .slice(0, random.between(1, 5))
        .join(','),
    },
    { name: 'HEAP_MB', value: String(random.between(64, plan.memoryMi)) },
  ];
  return [
    ...common,
    ...random.shuffle(optional).slice(0, random.between(4, optional.length)),
  ];
}

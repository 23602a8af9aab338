import { cloneJson, isRecord } from './KubeObject.ts';
import type { UnknownRecord } from './KubeObject.ts';

/** Sets what is missing. */
export function fill(target: UnknownRecord, defaults: UnknownRecord): void {
  for (const [key, value] of Object.entries(defaults)) {
    if (target[key] === undefined) {
      target[key] = cloneJson(value);
    }
  }
}

/** The record at a key, created when it is missing. */
export function ensureRecord(
  target: UnknownRecord,
  key: string,
): UnknownRecord {
  const value = target[key];
  if (isRecord(value)) {
    return value;
  }
  const created: UnknownRecord = {};
  target[key] = created;
  return created;
}

function pullPolicy(image: unknown): string {
  const text = String(image ?? '');
  const name = text.slice(text.lastIndexOf('/') + 1);
  const tagged = name.includes(':') || name.includes('@');
  return !tagged || name.endsWith(':latest') ? 'Always' : 'IfNotPresent';
}

function defaultContainers(list: unknown): void {
  for (const container of Array.isArray(list) ? list.filter(isRecord) : []) {
    fill(container, {
      resources: {},
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      imagePullPolicy: pullPolicy(container.image),
    });
    for (const port of Array.isArray(container.ports)
      ? container.ports.filter(isRecord)
      : []) {
      fill(port, { protocol: 'TCP' });
    }
    for (const probe of ['readinessProbe', 'livenessProbe', 'startupProbe']) {
      const value = container[probe];
      if (isRecord(value)) {
        fill(value, {
          timeoutSeconds: 1,
          periodSeconds: 10,
          successThreshold: 1,
          failureThreshold: 3,
        });
        if (isRecord(value.httpGet)) {
          fill(value.httpGet, { path: '/', scheme: 'HTTP' });
        }
      }
    }
  }
}

function defaultVolumes(list: unknown): void {
  for (const volume of Array.isArray(list) ? list.filter(isRecord) : []) {
    for (const source of ['configMap', 'secret', 'projected', 'downwardAPI']) {
      const value = volume[source];
      if (isRecord(value)) {
        fill(value, { defaultMode: 0o644 });
      }
    }
  }
}

/** What the API server fills into a pod spec or the spec of a template. */
export function defaultPodSpec(spec: UnknownRecord): void {
  defaultContainers(spec.containers);
  defaultContainers(spec.initContainers);
  defaultVolumes(spec.volumes);
  fill(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  });
  if (typeof spec.serviceAccountName === 'string') {
    fill(spec, { serviceAccount: spec.serviceAccountName });
  }
}

function qualityOfService(spec: UnknownRecord): string {
  const containers = Array.isArray(spec.containers)
    ? spec.containers.filter(isRecord)
    : [];
  let guaranteed = containers.length > 0;
  let any = false;
  for (const container of containers) {
    const resources = isRecord(container.resources) ? container.resources : {};
    const requests = isRecord(resources.requests) ? resources.requests : {};
    const limits = isRecord(resources.limits) ? resources.limits : {};
    any ||= Object.keys({ ...requests, ...limits }).length > 0;
    guaranteed &&= ['cpu', 'memory'].every(
      name =>
        limits[name] !== undefined &&
        (requests[name] ?? limits[name]) === limits[name],
    );
  }
  if (guaranteed) {
    return 'Guaranteed';
  }
  return any ? 'Burstable' : 'BestEffort';
}

/** What defaulting and admission add to a new pod. */
export function defaultPod(pod: UnknownRecord): void {
  const spec = ensureRecord(pod, 'spec');
  defaultPodSpec(spec);
  const forNodeTrouble = (key: string) => ({
    key: `node.kubernetes.io/${key}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  });
  const tolerations = Array.isArray(spec.tolerations) ? spec.tolerations : [];
  const tolerated = (key: string) =>
    tolerations.some(
      item =>
        isRecord(item) &&
        (item.key === `node.kubernetes.io/${key}` ||
          (item.key === undefined && item.operator === 'Exists')),
    );
  spec.tolerations = [
    ...tolerations,
    ...['not-ready', 'unreachable']
      .filter(key => !tolerated(key))
      .map(forNodeTrouble),
  ];
  fill(spec, {
    serviceAccountName: 'default',
    serviceAccount: spec.serviceAccountName ?? 'default',
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  });
  pod.status = { phase: 'Pending', qosClass: qualityOfService(spec) };
}

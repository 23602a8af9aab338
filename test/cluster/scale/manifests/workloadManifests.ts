import type { DeploymentPlan } from '../plan/FleetPlan.ts';
import type { KubernetesManifest } from './KubernetesManifest.ts';
import { templateSpec } from './podSpec.ts';

const hashLabel = 'pod-template-hash';
const revision = 'deployment.kubernetes.io/revision';

/** What says to which application a workload belongs; its pods carry the same. */
export function workloadLabels(plan: DeploymentPlan): Record<string, string> {
  const { name, system, labelling, tags } = plan;
  if (labelling === 'app') {
    return { app: name, tier: name.slice(system.length + 1) };
  }
  const common = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/version': tags[0],
  };
  if (labelling === 'name') {
    return common;
  }
  const id = { ...common, 'backstage.io/kubernetes-id': name };
  return labelling === 'kubernetes-id'
    ? id
    : { ...id, 'app.kubernetes.io/part-of': system };
}

/** The labels by which a deployment and its service find the pods. */
export function selectorOf(plan: DeploymentPlan): Record<string, string> {
  return plan.labelling === 'app'
    ? { app: plan.name }
    : { 'app.kubernetes.io/name': plan.name };
}

export function deploymentManifest(plan: DeploymentPlan): KubernetesManifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      labels: workloadLabels(plan),
      annotations: { [revision]: plan.formerTemplateHash ? '2' : '1' },
    },
    spec: {
      replicas: plan.pods.length,
      selector: { matchLabels: selectorOf(plan) },
      template: {
        metadata: { labels: workloadLabels(plan) },
        spec: templateSpec(plan),
      },
    },
  };
}

/**
 * The replica sets of a deployment, as its controller would have made them: it
 * adopts those whose template equals the deployment's. An older one has no pods.
 */
export function replicaSetManifests(
  plan: DeploymentPlan,
  deploymentUid: string,
): KubernetesManifest[] {
  const { templateHash, formerTemplateHash, pods } = plan;
  const current = replicaSet(plan, deploymentUid, {
    hash: templateHash,
    replicas: pods.length,
    revision: formerTemplateHash ? '2' : '1',
    tag: plan.tags[0],
  });
  if (!formerTemplateHash) {
    return [current];
  }
  const former = replicaSet(plan, deploymentUid, {
    hash: formerTemplateHash,
    replicas: 0,
    revision: '1',
    tag: `${plan.tags[0]}-rc`,
  });
  return [current, former];
}

interface ReplicaSetOptions {
  readonly hash: string;
  readonly replicas: number;
  readonly revision: string;
  readonly tag: string;
}

function replicaSet(
  plan: DeploymentPlan,
  deploymentUid: string,
  options: ReplicaSetOptions,
): KubernetesManifest {
  const { hash, replicas, tag } = options;
  const labels = { ...workloadLabels(plan), [hashLabel]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${plan.name}-${hash}`,
      namespace: plan.namespace,
      labels,
      annotations: {
        [revision]: options.revision,
        'deployment.kubernetes.io/desired-replicas': String(plan.pods.length),
        'deployment.kubernetes.io/max-replicas': String(
          Math.ceil(plan.pods.length * 1.25),
        ),
      },
      ownerReferences: [
        controllerReference('Deployment', plan.name, deploymentUid),
      ],
    },
    spec: {
      replicas,
      selector: { matchLabels: { ...selectorOf(plan), [hashLabel]: hash } },
      template: { metadata: { labels }, spec: templateSpec(plan, tag) },
    },
  };
}

export function serviceManifest(plan: DeploymentPlan): KubernetesManifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      labels: workloadLabels(plan),
    },
    spec: {
      selector: selectorOf(plan),
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  };
}

/** The labels of a pod: its workload's and which template it was made from. */
export function podLabels(plan: DeploymentPlan): Record<string, string> {
  return { ...workloadLabels(plan), [hashLabel]: plan.templateHash };
}

export function controllerReference(kind: string, name: string, uid: string) {
  return {
    ...{ apiVersion: 'apps/v1', kind, name, uid },
    ...{ controller: true, blockOwnerDeletion: true },
  };
}

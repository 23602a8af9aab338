import { clipMessage } from './clipMessage';
import { conditionsOf, findCondition } from './conditions';
import { conditionTone } from './conditionTone';
import { labelsOf } from './objectMeta';
import { Condition } from './KubernetesObject';
import { Status, Tone } from './Status';
import { fieldsOf } from './unknownFields';

const roleLabelPrefix = 'node-role.kubernetes.io/';
const roleLabel = 'kubernetes.io/role';

/** The status of a node. `reason` is the column STATUS of `kubectl get nodes`. */
export interface NodeStatus extends Status {
  ready: boolean;
  schedulable: boolean;
}

/** The status of a node; pressures and a missing network are in tone and message. */
export function nodeStatus(node: unknown): NodeStatus {
  const { spec } = fieldsOf(node);
  const conditions = conditionsOf(node);
  const condition = findCondition(conditions, 'Ready');
  const ready = condition?.status === 'True';
  const schedulable = fieldsOf(spec).unschedulable !== true;
  const troubles = conditions.filter(
    other =>
      other.type !== 'Ready' &&
      other.status === 'True' &&
      conditionTone(other, 'Node') !== 'ok',
  );
  const messages = [
    ...(ready || !condition ? [] : [explain(condition)]),
    ...troubles.map(explain),
    ...(schedulable ? [] : ['No new pods are placed on the node (cordoned).']),
  ];
  return {
    tone: toneOf({ condition, schedulable, hasTroubles: troubles.length > 0 }),
    reason: [
      readiness(condition),
      ...(schedulable ? [] : ['SchedulingDisabled']),
    ].join(','),
    message: clipMessage(messages.join(' ') || undefined),
    ready,
    schedulable,
  };
}

/** The roles of a node as `kubectl get nodes` prints them, sorted. */
export function nodeRoles(node: unknown): readonly string[] {
  const roles = new Set<string>();
  for (const [label, value] of Object.entries(labelsOf(node))) {
    const role = label.startsWith(roleLabelPrefix)
      ? label.slice(roleLabelPrefix.length)
      : '';
    if (role) {
      roles.add(role);
    } else if (label === roleLabel && value) {
      roles.add(value);
    }
  }
  return [...roles].sort();
}

function readiness(condition: Condition | undefined): string {
  if (!condition) {
    return 'Unknown';
  }
  return condition.status === 'True' ? 'Ready' : 'NotReady';
}

function toneOf(facts: {
  condition: Condition | undefined;
  schedulable: boolean;
  hasTroubles: boolean;
}): Tone {
  const { condition, schedulable, hasTroubles } = facts;
  if (!condition) {
    return 'unknown';
  }
  if (condition.status !== 'True') {
    return 'error';
  }
  return hasTroubles || !schedulable ? 'warning' : 'ok';
}

function explain({ type, status, reason, message }: Condition): string {
  const what = type === 'Ready' ? `Ready is ${status}` : type;
  return `${what}: ${message ?? reason ?? 'no reason given'}.`.replace(
    /\.\.$/,
    '.',
  );
}

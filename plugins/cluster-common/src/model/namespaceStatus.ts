import { clipMessage } from './clipMessage';
import { conditionsOf } from './conditions';
import { isTerminating } from './objectMeta';
import { Status } from './Status';
import { fieldsOf, textOf } from './unknownFields';

const failures = new Set([
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
]);

/** The status of a namespace. `reason` is its phase, as kubectl prints it. */
export function namespaceStatus(namespace: unknown): Status {
  const phase = textOf(fieldsOf(fieldsOf(namespace).status).phase);
  if (phase !== 'Terminating' && !isTerminating(namespace)) {
    return phase === 'Active'
      ? { tone: 'ok', reason: phase }
      : { tone: 'unknown', reason: phase ?? 'Unknown' };
  }
  const holding = conditionsOf(namespace).filter(
    ({ status }) => status === 'True',
  );
  const messages = holding.flatMap(({ message }) => message ?? []);
  return {
    tone: holding.some(({ type }) => failures.has(type))
      ? 'warning'
      : 'progressing',
    reason: 'Terminating',
    message: clipMessage(messages.join(' ') || undefined),
  };
}

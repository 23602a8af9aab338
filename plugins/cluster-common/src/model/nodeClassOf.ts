import { NodeClass } from './OverviewRow';
import { NodeRow } from './rows';

const repelling = /:(NoSchedule|NoExecute)$/;

/** What keeps new pods off a node: the strongest reason there is. */
export function nodeClassOf({
  ready,
  schedulable,
  taints,
}: Pick<NodeRow, 'ready' | 'schedulable' | 'taints'>): NodeClass {
  if (!ready) {
    return 'notReady';
  }
  if (!schedulable) {
    return 'cordoned';
  }
  return taints.some(taint => repelling.test(taint)) ? 'tainted' : 'usable';
}

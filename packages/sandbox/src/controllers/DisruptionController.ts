import type { StoreEvent } from '../api/ObjectStore.ts';
import { setCondition } from '../model/conditions.ts';
import { matchesLabels, selectorRequirements } from '../model/labelSelector.ts';
import { resolveCount } from '../model/shapes.ts';
import type { Pod, PodDisruptionBudget } from '../model/shapes.ts';
import { Controller } from './Controller.ts';
import { isActive, isReady } from './podFromTemplate.ts';

/** Works out how many pods of a budget may be disrupted now. */
export class DisruptionController extends Controller {
  protected override observe(event: StoreEvent): void {
    if (
      event.resource === 'pods' ||
      event.resource === 'poddisruptionbudgets.policy'
    ) {
      this.enqueue(event.object.metadata.namespace ?? '', 50);
    }
  }

  protected override reconcile(namespace: string): void {
    const budgets = this.client.list<PodDisruptionBudget>(
      'poddisruptionbudgets.policy',
      namespace,
    );
    for (const budget of budgets) {
      this.report(budget, namespace);
    }
  }

  private report(budget: PodDisruptionBudget, namespace: string): void {
    const requirements = selectorRequirements(budget.spec.selector);
    const pods = this.client
      .list<Pod>('pods', namespace)
      .filter(
        pod =>
          isActive(pod) && matchesLabels(requirements, pod.metadata.labels),
      );
    const expected = pods.length;
    const healthy = pods.filter(isReady).length;
    const { minAvailable, maxUnavailable } = budget.spec;
    const desired =
      maxUnavailable === undefined
        ? resolveCount(minAvailable ?? 1, expected, true)
        : expected - resolveCount(maxUnavailable, expected, true);
    const allowed = Math.max(0, healthy - Math.max(0, desired));
    this.client.setStatus(budget, {
      observedGeneration: budget.metadata.generation,
      disruptionsAllowed: allowed,
      currentHealthy: healthy,
      desiredHealthy: Math.max(0, desired),
      expectedPods: expected,
      conditions: setCondition(
        budget.status.conditions,
        {
          type: 'DisruptionAllowed',
          status: allowed > 0 ? 'True' : 'False',
          reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
          message: '',
          observedGeneration: budget.metadata.generation,
        },
        this.clock.timestamp(),
      ),
    });
  }
}

import { namespaceUsage } from '../api/quotaAdmission.ts';
import type { StoreEvent } from '../api/ObjectStore.ts';
import { formatAmount } from '../model/quantity.ts';
import type { ResourceQuota } from '../model/shapes.ts';
import { Controller } from './Controller.ts';

const countable: Record<string, string> = {
  configmaps: 'configmaps',
  secrets: 'secrets',
  services: 'services',
  'count/deployments.apps': 'deployments.apps',
  'count/jobs.batch': 'jobs.batch',
};

/** Keeps count of what namespaces with a quota use. */
export class QuotaController extends Controller {
  protected override observe(event: StoreEvent): void {
    const { resource, object } = event;
    if (
      resource === 'resourcequotas' ||
      resource === 'pods' ||
      Object.values(countable).includes(resource)
    ) {
      this.enqueue(object.metadata.namespace ?? '', 50);
    }
  }

  protected override reconcile(namespace: string): void {
    const quotas = this.client.list<ResourceQuota>('resourcequotas', namespace);
    if (quotas.length === 0) {
      return;
    }
    const { store } = this.context.api;
    const usage = namespaceUsage(store, namespace, this.clock.now());
    for (const quota of quotas) {
      const hard = quota.spec.hard ?? {};
      const used = Object.fromEntries(
        Object.keys(hard).map(key => {
          const counted = countable[key];
          const amount = counted
            ? store.list(counted, namespace).length
            : usage[key] ?? 0;
          return [key, formatAmount(key, amount)];
        }),
      );
      this.client.setStatus(quota, { hard, used });
    }
  }
}

import type { StoreEvent } from '../api/ObjectStore.ts';
import { resourceId } from '../api/ResourceType.ts';
import { Controller, splitKey } from './Controller.ts';

/** Empties namespaces that are deleted and furnishes new ones. */
export class NamespaceController extends Controller {
  protected override observe(event: StoreEvent): void {
    if (event.resource === 'namespaces' && event.type !== 'DELETED') {
      const ending = event.object.metadata.deletionTimestamp !== undefined;
      // A real namespace takes a while to go; clients get to see it going.
      this.enqueue(`/${event.object.metadata.name}`, ending ? 1000 : 0);
    }
  }

  protected override reconcile(key: string): void {
    const { name } = splitKey(key);
    const namespace = this.client.get('namespaces', undefined, name);
    if (!namespace) {
      return;
    }
    if (!namespace.metadata.deletionTimestamp) {
      this.furnish(name);
      return;
    }
    if (this.empty(name)) {
      this.context.api.store.remove('namespaces', name);
    } else {
      this.enqueue(key, 300);
    }
  }

  private furnish(name: string): void {
    if (!this.client.get('serviceaccounts', name, 'default')) {
      this.client.create('serviceaccounts', name, {
        metadata: { name: 'default' },
      });
    }
    if (!this.client.get('configmaps', name, 'kube-root-ca.crt')) {
      this.client.create('configmaps', name, {
        metadata: {
          name: 'kube-root-ca.crt',
          annotations: {
            'kubernetes.io/description':
              'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
          },
        },
        data: { 'ca.crt': '' },
      });
    }
  }

  /** Deletes everything in a namespace; true when nothing is left. */
  private empty(name: string): boolean {
    const { api } = this.context;
    const types = api.registry.all().filter(type => type.namespaced);
    let left = 0;
    for (const type of types) {
      for (const object of [...api.store.list(resourceId(type), name)]) {
        if (!object.metadata.deletionTimestamp) {
          this.client.delete(object);
        }
      }
      left += api.store.list(resourceId(type), name).length;
    }
    return left === 0;
  }
}

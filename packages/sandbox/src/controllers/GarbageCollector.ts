import type { StoreEvent } from '../api/ObjectStore.ts';
import { foregroundFinalizer, orphanFinalizer } from '../api/deletion.ts';
import { storeKey } from '../api/ObjectStore.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { Controller } from './Controller.ts';

interface Location {
  resource: string;
  key: string;
}

/** Deletes what is owned by something that is gone. */
export class GarbageCollector extends Controller {
  private readonly alive = new Map<string, Location>();
  private readonly dependents = new Map<string, Set<string>>();

  protected override observe(event: StoreEvent): void {
    const { object, resource, type } = event;
    const { uid, namespace, name, ownerReferences } = object.metadata;
    const before = event.previous?.metadata.ownerReferences;
    if (type === 'DELETED') {
      this.alive.delete(uid);
      this.enqueue(uid);
      for (const owner of ownerReferences ?? []) {
        this.dependents.get(owner.uid)?.delete(uid);
        this.enqueue(owner.uid);
      }
      return;
    }
    this.alive.set(uid, { resource, key: storeKey(namespace, name) });
    if (type === 'ADDED' || before !== ownerReferences) {
      for (const owner of before ?? []) {
        this.dependents.get(owner.uid)?.delete(uid);
      }
      for (const owner of ownerReferences ?? []) {
        const known = this.dependents.get(owner.uid) ?? new Set();
        this.dependents.set(owner.uid, known.add(uid));
        if (!this.alive.has(owner.uid)) {
          this.enqueue(owner.uid, 500);
        }
      }
    }
    if (object.metadata.deletionTimestamp && object.metadata.finalizers) {
      this.enqueue(uid);
    }
  }

  protected override reconcile(uid: string): void {
    const owner = this.load(uid);
    if (!owner) {
      this.collect(uid);
    } else if (owner.metadata.finalizers?.includes(orphanFinalizer)) {
      this.release(uid);
      this.finish(owner, orphanFinalizer);
    } else if (owner.metadata.finalizers?.includes(foregroundFinalizer)) {
      const waiting = this.dependentsOf(uid);
      for (const dependent of waiting) {
        if (!dependent.metadata.deletionTimestamp) {
          this.client.delete(dependent, { propagationPolicy: 'Foreground' });
        }
      }
      if (this.dependentsOf(uid).length === 0) {
        this.finish(owner, foregroundFinalizer);
      }
    }
  }

  private load(uid: string): KubeObject | undefined {
    const location = this.alive.get(uid);
    return location
      ? this.context.api.store.get(location.resource, location.key)
      : undefined;
  }

  private dependentsOf(uid: string): KubeObject[] {
    const found: KubeObject[] = [];
    for (const dependent of this.dependents.get(uid) ?? []) {
      const object = this.load(dependent);
      if (object) {
        found.push(object);
      }
    }
    return found;
  }

  /** Deletes dependents that have no other owner left. */
  private collect(uid: string): void {
    for (const dependent of this.dependentsOf(uid)) {
      const others = (dependent.metadata.ownerReferences ?? []).filter(
        owner => owner.uid !== uid && this.alive.has(owner.uid),
      );
      if (others.length > 0) {
        this.client.update({
          ...dependent,
          metadata: { ...dependent.metadata, ownerReferences: others },
        });
      } else if (!dependent.metadata.deletionTimestamp) {
        this.client.delete(dependent, { propagationPolicy: 'Background' });
      }
    }
  }

  private release(uid: string): void {
    for (const dependent of this.dependentsOf(uid)) {
      const ownerReferences = dependent.metadata.ownerReferences?.filter(
        owner => owner.uid !== uid,
      );
      this.client.update({
        ...dependent,
        metadata: { ...dependent.metadata, ownerReferences },
      });
    }
  }

  private finish(owner: KubeObject, finalizer: string): void {
    this.client.update({
      ...owner,
      metadata: {
        ...owner.metadata,
        finalizers: owner.metadata.finalizers?.filter(
          item => item !== finalizer,
        ),
      },
    });
  }
}

import type { ClusterApi } from '../api/ClusterApi.ts';
import type { DeleteOptions } from '../api/deletion.ts';
import { resourceId } from '../api/ResourceType.ts';
import type { KubeDraft, KubeObject } from '../model/KubeObject.ts';
import { controllerOf, jsonEquals } from '../model/KubeObject.ts';
import { StatusError } from '../model/StatusError.ts';

/** The ids of the resources that controllers work with. */
export type ResourceName =
  | 'namespaces'
  | 'nodes'
  | 'pods'
  | 'events'
  | 'configmaps'
  | 'serviceaccounts'
  | 'resourcequotas'
  | 'deployments.apps'
  | 'replicasets.apps'
  | 'statefulsets.apps'
  | 'daemonsets.apps'
  | 'jobs.batch'
  | 'cronjobs.batch'
  | 'leases.coordination.k8s.io'
  | 'horizontalpodautoscalers.autoscaling'
  | 'poddisruptionbudgets.policy';

/** What a controller does with the API of its cluster. */
export class ControllerClient {
  private readonly api: ClusterApi;

  constructor(api: ClusterApi) {
    this.api = api;
  }

  get<T extends KubeObject>(
    resource: ResourceName,
    namespace: string | undefined,
    name: string,
  ): T | undefined {
    const type = this.api.type(resource);
    return this.api.find(type, namespace, name) as T | undefined;
  }

  list<T extends KubeObject>(resource: ResourceName, namespace?: string): T[] {
    return this.api.store.list(resource, namespace) as T[];
  }

  /** The objects of a resource that an object controls. */
  owned<T extends KubeObject>(resource: ResourceName, owner: KubeObject): T[] {
    return this.list<T>(resource, owner.metadata.namespace).filter(
      item => controllerOf(item)?.uid === owner.metadata.uid,
    );
  }

  create(
    resource: ResourceName,
    namespace: string | undefined,
    draft: KubeDraft,
  ): KubeObject {
    return this.api.create(this.api.type(resource), namespace, draft);
  }

  /** Writes everything but the status, over whatever is stored now. */
  update(object: KubeObject): KubeObject {
    const type = this.typeOf(object);
    const { namespace, name } = object.metadata;
    return this.api.update(type, namespace, name, unversioned(object));
  }

  /**
   * Writes the status, over whatever is stored now; false if it is equal. The
   * annotations of a deployment may come along.
   */
  setStatus(
    object: KubeObject,
    status: object,
    annotations?: Record<string, string>,
  ): boolean {
    const type = this.typeOf(object);
    const { namespace, name, uid } = object.metadata;
    const current = this.api.find(type, namespace, name);
    if (
      !current ||
      current.metadata.uid !== uid ||
      (annotations === undefined && jsonEquals(current.status, status))
    ) {
      return false;
    }
    this.api.update(
      type,
      namespace,
      name,
      annotated({ ...unversioned(current), status }, annotations),
      { subresource: 'status' },
    );
    return true;
  }

  /** Deletes an object unless it is gone already. */
  delete(object: KubeObject, options: DeleteOptions = {}): void {
    const type = this.typeOf(object);
    const { namespace, name, uid } = object.metadata;
    if (this.api.find(type, namespace, name)?.metadata.uid === uid) {
      this.api.delete(type, namespace, name, options);
    }
  }

  private typeOf(object: KubeObject) {
    const group = object.apiVersion.includes('/')
      ? object.apiVersion.split('/')[0]
      : '';
    const type = this.api.registry.findKind(group, object.kind);
    if (!type) {
      throw new Error(`Nothing serves ${object.kind} of ${object.apiVersion}`);
    }
    return this.api.type(resourceId(type));
  }
}

function annotated(
  draft: KubeDraft,
  annotations: Record<string, string> | undefined,
): KubeDraft {
  return annotations
    ? { ...draft, metadata: { ...draft.metadata, annotations } }
    : draft;
}

function unversioned(object: KubeObject): KubeDraft {
  const { resourceVersion: _version, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** True for a refusal that trying again later may overcome. */
export function isRefusal(error: unknown): error is StatusError {
  return error instanceof StatusError;
}

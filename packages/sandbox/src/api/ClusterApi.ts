import type { SimulationClock } from '../clock/SimulationClock.ts';
import { invalid } from '../model/FieldError.ts';
import { cloneJson, jsonEquals } from '../model/KubeObject.ts';
import type { KubeDraft, KubeObject, ObjectMeta } from '../model/KubeObject.ts';
import { validateMetadata } from '../model/metadataValidation.ts';
import type { SeededRandom } from '../model/SeededRandom.ts';
import {
  StatusError,
  alreadyExists,
  badRequest,
  forbidden,
  notFound,
} from '../model/StatusError.ts';
import { decideDeletion } from './deletion.ts';
import type { DeleteOptions } from './deletion.ts';
import { encodeContinue } from './continueToken.ts';
import type { ListRequest } from './ListRequest.ts';
import { ObjectStore, storeKey } from './ObjectStore.ts';
import {
  checkPreconditions,
  countGeneration,
  replacement,
} from './objectUpdate.ts';
import { checkQuota } from './quotaAdmission.ts';
import { ResourceRegistry } from './ResourceRegistry.ts';
import { apiVersionOf, resourceId } from './ResourceType.ts';
import type { ResourceType } from './ResourceType.ts';

interface WriteOptions {
  dryRun?: boolean;
}

interface UpdateOptions extends WriteOptions {
  /** `status` changes the status only; everything else changes all but it. */
  subresource?: 'status';
}

/** One page of a list. */
export interface ListPage {
  items: KubeObject[];
  resourceVersion: string;
  continue?: string;
  remainingItemCount?: number;
}

function subject(type: ResourceType) {
  return { group: type.group, resource: type.plural };
}

/**
 * What the API of one cluster does with objects, without HTTP and without
 * asking who calls: creation with defaults and validation, optimistic
 * concurrency, generations, finalizers and graceful deletion.
 */
export class ClusterApi {
  readonly registry = new ResourceRegistry();
  readonly store: ObjectStore;
  readonly clock: SimulationClock;
  readonly random: SeededRandom;

  constructor(options: {
    clock: SimulationClock;
    random: SeededRandom;
    store?: ObjectStore;
  }) {
    this.clock = options.clock;
    this.random = options.random;
    this.store = options.store ?? new ObjectStore();
  }

  /** @throws Error when no such resource is served; ids are `pods`, `jobs.batch`. */
  type(id: string): ResourceType {
    const type = this.registry.get(id);
    if (!type) {
      throw new Error(`The sandbox serves no resource "${id}"`);
    }
    return type;
  }

  find(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.store.get(resourceId(type), storeKey(namespace, name));
  }

  /** @throws StatusError 404. */
  get(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
  ): KubeObject {
    const object = this.find(type, namespace, name);
    if (!object) {
      throw notFound(subject(type), name);
    }
    return object;
  }

  list(
    type: ResourceType,
    namespace: string | undefined,
    request: ListRequest,
  ): ListPage {
    const { continueFrom, exact, limit, resourceVersion } = request;
    const wanted = Number(resourceVersion);
    if (wanted > this.store.revision) {
      throw new StatusError({
        code: 504,
        reason: 'Timeout',
        message: `Timeout: Too large resource version: ${wanted}, current: ${this.store.revision}`,
        details: {
          causes: [
            {
              reason: 'ResourceVersionTooLarge',
              message: 'Too large resource version',
            },
          ],
          retryAfterSeconds: 1,
        },
      });
    }
    const revision =
      continueFrom?.revision ?? (exact ? wanted : this.store.revision);
    let items = this.store.listAt(resourceId(type), namespace, revision);
    if (continueFrom) {
      items = items.filter(
        ({ metadata }) =>
          storeKey(metadata.namespace, metadata.name) > continueFrom.after,
      );
    }
    const matching = request.filtered ? items.filter(request.matches) : items;
    if (limit <= 0 || matching.length <= limit) {
      return { items: matching, resourceVersion: String(revision) };
    }
    const page = matching.slice(0, limit);
    const { namespace: owner, name } = page[page.length - 1].metadata;
    return {
      items: page,
      resourceVersion: String(revision),
      continue: encodeContinue({ revision, after: storeKey(owner, name) }),
      ...(request.filtered
        ? {}
        : { remainingItemCount: matching.length - limit }),
    };
  }

  /** @throws StatusError 403, 404, 409 or 422. */
  create(
    type: ResourceType,
    namespace: string | undefined,
    draft: KubeDraft,
    options: WriteOptions = {},
  ): KubeObject {
    this.checkNamespace(type, namespace, draft);
    if (draft.metadata?.resourceVersion) {
      throw new StatusError({
        code: 500,
        message: 'resourceVersion should not be set on objects to be created',
      });
    }
    const object = this.prepared(type, namespace, draft);
    this.validate(type, object);
    const { name } = object.metadata;
    if (this.find(type, namespace, name)) {
      throw alreadyExists(subject(type), name);
    }
    if (resourceId(type) === 'pods') {
      checkQuota(this.store, object, this.clock.now());
    }
    return options.dryRun ? object : this.store.put(resourceId(type), object);
  }

  /** Replaces an object. @throws StatusError 404, 409 or 422. */
  update(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    draft: KubeDraft,
    options: UpdateOptions = {},
  ): KubeObject {
    const current = this.get(type, namespace, name);
    checkPreconditions(type, current, draft);
    const next = replacement(type, current, draft, options.subresource);
    type.applyDefaults?.(next);
    this.validate(type, next, current);
    if (jsonEquals(next, current)) {
      return current;
    }
    if (options.subresource !== 'status' && type.countsGeneration) {
      countGeneration(type, next, current);
    }
    if (options.dryRun) {
      return next;
    }
    const ended =
      next.metadata.deletionTimestamp !== undefined &&
      !next.metadata.finalizers?.length &&
      !next.metadata.deletionGracePeriodSeconds &&
      resourceId(type) !== 'namespaces';
    const stored = this.store.put(resourceId(type), next);
    if (ended) {
      this.store.remove(resourceId(type), storeKey(namespace, name));
    }
    return stored;
  }

  /**
   * Deletes an object or begins to.
   *
   * @returns the object and whether it is gone already.
   * @throws StatusError 403, 404 or 409.
   */
  delete(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions = {},
  ): { object: KubeObject; gone: boolean } {
    const current = this.get(type, namespace, name);
    const decision = decideDeletion(type, current, options, this.clock.now());
    if (options.dryRun) {
      return { object: current, gone: decision === 'remove' };
    }
    if (decision === 'remove') {
      const removed = this.store.remove(
        resourceId(type),
        storeKey(namespace, name),
      );
      return { object: removed ?? current, gone: true };
    }
    return {
      object: jsonEquals(decision, current)
        ? current
        : this.store.put(resourceId(type), decision),
      gone: false,
    };
  }

  private checkNamespace(
    type: ResourceType,
    namespace: string | undefined,
    draft: KubeDraft,
  ): void {
    const declared = draft.metadata?.namespace;
    if (declared && declared !== namespace) {
      throw badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
    if (!type.namespaced || namespace === undefined) {
      return;
    }
    const owner = this.get(this.type('namespaces'), undefined, namespace);
    if (owner.metadata.deletionTimestamp) {
      throw forbidden(
        subject(type),
        draft.metadata?.name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
        [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      );
    }
  }

  private prepared(
    type: ResourceType,
    namespace: string | undefined,
    draft: KubeDraft,
  ): KubeObject {
    const object = cloneJson(draft) as unknown as KubeObject;
    const {
      deletionTimestamp: _deletion,
      deletionGracePeriodSeconds: _grace,
      resourceVersion: _version,
      generation: _generation,
      ...metadata
    } = object.metadata ?? {};
    object.apiVersion = apiVersionOf(type);
    object.kind = type.kind;
    object.metadata = {
      ...metadata,
      name: metadata.name || this.generateName(metadata),
      ...(type.namespaced ? { namespace } : {}),
      uid: this.random.uuid(),
      creationTimestamp: this.clock.timestamp(),
      ...(type.countsGeneration ? { generation: 1 } : {}),
    } as ObjectMeta;
    if (type.status && resourceId(type) !== 'nodes') {
      delete object.status;
    }
    type.applyDefaults?.(object);
    type.prepareCreate?.(object);
    return object;
  }

  private generateName(metadata: Partial<ObjectMeta>): string {
    const prefix = metadata.generateName;
    return prefix ? `${prefix.slice(0, 58)}${this.random.suffix()}` : '';
  }

  private validate(
    type: ResourceType,
    object: KubeObject,
    previous?: KubeObject,
  ): void {
    const errors = [
      ...validateMetadata(object, type.nameRule),
      ...(type.validate?.(object, previous) ?? []),
    ];
    if (errors.length > 0) {
      throw invalid(type, object.metadata.name, errors);
    }
  }
}

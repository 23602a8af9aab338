import { jsonEquals, readPath } from '../model/KubeObject.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import type { Condition } from '../model/shapes.ts';
import type { ClusterApi } from './ClusterApi.ts';
import { cleanupFinalizer } from './customResourceValidation.ts';
import type { CustomResourceDefinition } from './customResourceValidation.ts';
import { resourceId } from './ResourceType.ts';
import type { ResourceType, TableColumn } from './ResourceType.ts';
import { ageColumn, nameColumn, since } from './tableColumns.ts';

const definitions = 'customresourcedefinitions.apiextensions.k8s.io';

/** Orders versions as Kubernetes prefers them: v2, v1, v1beta1, others. */
export function compareVersions(left: string, right: string): number {
  const rank = (text: string) => {
    const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(text);
    if (!match) {
      return [0, 0, 0];
    }
    const stage = ['alpha', 'beta', undefined].indexOf(match[2]) + 1;
    return [stage, Number(match[1]), Number(match[3] ?? 0)];
  };
  const [first, second] = [rank(left), rank(right)];
  for (const [index, value] of first.entries()) {
    if (value !== second[index]) {
      return second[index] - value;
    }
  }
  return left < right ? -1 : 1;
}

function columnsOf(definition: CustomResourceDefinition): TableColumn[] {
  const storage = definition.spec.versions.find(version => version.storage);
  const extra = (storage?.additionalPrinterColumns ?? []).map(
    (item): TableColumn => ({
      name: item.name,
      type: item.type === 'integer' ? 'integer' : 'string',
      priority: item.priority,
      cell: (object: KubeObject, now: number) => {
        const value = readPath(object, item.jsonPath.replace(/^\./, ''));
        return item.type === 'date' ? since(value, now) : value;
      },
    }),
  );
  return extra.length > 0
    ? [nameColumn, ...extra]
    : [nameColumn, { ...ageColumn, type: 'date' }];
}

function typeOf(definition: CustomResourceDefinition): ResourceType {
  const { group, names, scope, versions } = definition.spec;
  const storage = versions.find(version => version.storage);
  return {
    group,
    versions: versions
      .filter(version => version.served)
      .map(version => version.name)
      .sort(compareVersions),
    storageVersion: storage?.name ?? versions[0].name,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    shortNames: names.shortNames,
    categories: names.categories,
    namespaced: scope === 'Namespaced',
    nameRule: 'subdomain',
    deleteCollection: true,
    status: storage?.subresources?.status !== undefined,
    scale: false,
    countsGeneration: true,
    builtIn: false,
    fieldPaths: [],
    columns: columnsOf(definition),
  };
}

/** Serves what CustomResourceDefinitions declare, as long as they exist. */
export class CustomResources {
  private readonly api: ClusterApi;
  private readonly stop: () => void;

  constructor(api: ClusterApi) {
    this.api = api;
    this.stop = api.store.subscribe(event => {
      if (event.resource !== definitions) {
        return;
      }
      const definition = event.object as CustomResourceDefinition;
      const type = typeOf(definition);
      if (event.type === 'DELETED') {
        api.registry.delete(resourceId(type));
      } else {
        // A new type ends open watches, so status updates must not make one.
        if (!jsonEquals(event.previous?.spec, definition.spec)) {
          api.registry.set(type);
        }
        api.clock.schedule(0, () => this.settle(definition.metadata.name));
      }
    });
  }

  close(): void {
    this.stop();
  }

  private settle(name: string): void {
    const type = this.api.type(definitions);
    const found = this.api.find(type, undefined, name);
    if (!found) {
      return;
    }
    const definition = found as CustomResourceDefinition;
    if (definition.metadata.deletionTimestamp) {
      this.cleanUp(definition);
      return;
    }
    if (!definition.metadata.finalizers?.includes(cleanupFinalizer)) {
      this.api.update(type, undefined, name, {
        ...definition,
        metadata: {
          ...definition.metadata,
          finalizers: [
            ...(definition.metadata.finalizers ?? []),
            cleanupFinalizer,
          ],
        },
      });
      return;
    }
    this.establish(definition);
  }

  private establish(definition: CustomResourceDefinition): void {
    const { names, versions } = definition.spec;
    const before = readPath(definition, 'status.conditions');
    const conditions = (Array.isArray(before) ? before : []) as Condition[];
    const condition = (type: string, reason: string, message: string) =>
      conditions.find(item => item.type === type) ?? {
        type,
        status: 'True',
        lastTransitionTime: this.api.clock.timestamp(),
        reason,
        message,
      };
    this.api.update(
      this.api.type(definitions),
      undefined,
      definition.metadata.name,
      {
        ...definition,
        status: {
          conditions: [
            condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
            condition(
              'Established',
              'InitialNamesAccepted',
              'the initial names have been accepted',
            ),
          ],
          acceptedNames: names,
          storedVersions: versions
            .filter(version => version.storage)
            .map(version => version.name),
        },
      },
      { subresource: 'status' },
    );
  }

  private cleanUp(definition: CustomResourceDefinition): void {
    const type = typeOf(definition);
    for (const object of [...this.api.store.list(resourceId(type))]) {
      const { namespace, name } = object.metadata;
      this.api.delete(type, namespace, name);
    }
    if (this.api.store.list(resourceId(type)).length > 0) {
      this.api.clock.schedule(500, () => this.settle(definition.metadata.name));
      return;
    }
    this.api.update(
      this.api.type(definitions),
      undefined,
      definition.metadata.name,
      {
        ...definition,
        metadata: {
          ...definition.metadata,
          finalizers: definition.metadata.finalizers?.filter(
            item => item !== cleanupFinalizer,
          ),
        },
      },
    );
  }
}

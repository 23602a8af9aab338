import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_HAS_PART,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  entityScope,
  parseLabelSelector,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { KeptAnswers } from '../access/KeptAnswers';
import { RECENT_MILLISECONDS } from '../access/recentDecisions';
import { EntityPart } from '../views/ViewScope';

/** Resolves what the annotations of a catalog entity select. They narrow; they never grant. */
export class EntityScopes {
  private readonly recent = new KeptAnswers<EntityPart[]>({
    milliseconds: RECENT_MILLISECONDS,
  });

  constructor(private readonly catalog: CatalogService) {}

  /**
   * What an entity runs. A system stands for its parts, each with its own
   * annotations; those that the caller may not see, or that run nothing, are
   * left out.
   *
   * Throws `InputError` for a bad ref or selector, and `NotFoundError` when the
   * entity does not exist, may not be seen by the caller, or runs nothing.
   */
  resolve(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<EntityPart[]> {
    return this.recent.of(credentials, entityRef, () =>
      this.ask(credentials, entityRef),
    );
  }

  private async ask(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<EntityPart[]> {
    if (!/^[^:/\s]+:([^:/\s]+\/)?[^:/\s]+$/.test(entityRef)) {
      throw new InputError(
        `'${entityRef}' is no entity ref. Write it as kind:namespace/name, e.g. component:default/cart.`,
      );
    }
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not see it.`,
      );
    }
    const isSystem = entity.kind.toLowerCase() === 'system';
    const entities = isSystem
      ? [entity, ...(await this.partsOf(credentials, entity))]
      : [entity];
    const parts = entities.flatMap(one => partOf(one) ?? []);
    if (parts.length === 0) {
      throw new NotFoundError(
        isSystem
          ? `No part of ${entityRef} that you may see says what it runs. Add the annotation backstage.io/kubernetes-id or backstage.io/kubernetes-label-selector to the components that have it as their spec.system.`
          : `Entity ${entityRef} does not say what it runs. Add the annotation backstage.io/kubernetes-id or backstage.io/kubernetes-label-selector to it.`,
      );
    }
    return parts;
  }

  private async partsOf(
    credentials: BackstageCredentials,
    { relations = [] }: Entity,
  ): Promise<Entity[]> {
    const entityRefs = relations
      .filter(({ type }) => type === RELATION_HAS_PART)
      .map(({ targetRef }) => targetRef);
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await this.catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
      { credentials },
    );
    return items.filter((item): item is Entity => item !== undefined);
  }
}

function partOf(entity: Entity): EntityPart | undefined {
  const scope = entityScope(entity);
  if (!scope) {
    return undefined;
  }
  try {
    return {
      clusters: scope.clusters && new Set(scope.clusters),
      namespaces: scope.namespaces && new Set(scope.namespaces),
      selector: parseLabelSelector(scope.selector),
    };
  } catch (error) {
    throw new InputError(
      `The label selector of ${stringifyEntityRef(entity)} cannot be read.`,
      error,
    );
  }
}

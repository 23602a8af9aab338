import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityScope,
  entityScope,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** Resolves what the annotations of a catalog entity select. They narrow; they never grant. */
export class EntityScopes {
  constructor(private readonly catalog: CatalogService) {}

  /**
   * Throws `InputError` for a bad ref, and `NotFoundError` when the entity does
   * not exist, may not be seen by the caller, or has no annotations.
   */
  async resolve(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<EntityScope> {
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
    const scope = entityScope(entity);
    if (!scope) {
      throw new NotFoundError(
        `Entity ${entityRef} does not say what it runs. Add the annotation backstage.io/kubernetes-id or backstage.io/kubernetes-label-selector to it.`,
      );
    }
    return scope;
  }
}

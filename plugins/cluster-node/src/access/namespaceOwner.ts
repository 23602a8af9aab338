import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** The label on a Namespace that names its owner, e.g. `storefront-team`. */
export const NAMESPACE_OWNER_LABEL = 'wheelhouse.dev/owner';

/**
 * The entity ref of an owner as config or a label writes it. A bare name is a
 * group in the default namespace. Undefined for what is no entity ref.
 */
export function ownerEntityRef(owner: string | undefined): string | undefined {
  if (!owner) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

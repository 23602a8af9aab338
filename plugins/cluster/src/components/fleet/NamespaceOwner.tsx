import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** Props of `NamespaceOwner`. */
export interface NamespaceOwnerProps {
  /** An entity ref, as config or a label on the namespace gives it. */
  owner: string | undefined;
}

const entityRef = /^[^:/\s]+:([^:/\s]+\/)?[^:/\s]+$/;

/** Who owns a namespace, leading to their page in the catalog. */
export function NamespaceOwner(props: NamespaceOwnerProps) {
  const { owner } = props;
  return owner && entityRef.test(owner) ? (
    <EntityRefLink entityRef={owner} defaultKind="group" />
  ) : (
    <>{owner}</>
  );
}

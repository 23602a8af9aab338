import {
  OwnerColumns,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ResourceLink } from '@wheelhouse/backstage-plugin-cluster-react';
import { kindId } from '../model/kindId';

/** Props of `OwnerLink`. */
export interface OwnerLinkProps {
  row: ResourceRow & OwnerColumns;
}

/** The controller that a row belongs to; nothing if it has none. */
export function OwnerLink(props: OwnerLinkProps) {
  const { row } = props;
  const { ownerName, ownerKind } = row;
  if (!ownerName) {
    return null;
  }
  const kind = kindId(ownerKind);
  if (!kind) {
    return <>{ownerName}</>;
  }
  // Static pods belong to their node, which is in no namespace.
  const namespace = ownerKind === 'Node' ? undefined : row.namespace;
  return (
    <ResourceLink
      target={{ cluster: row.cluster, kind, namespace, name: ownerName }}
    />
  );
}

import { ResourceLink } from '@wheelhouse/backstage-plugin-cluster-react';

/** Props of `NodeLink`. */
export interface NodeLinkProps {
  cluster: string;
  /** Nothing is drawn while a pod has none. */
  node: string | undefined;
}

/** The node that a pod runs on. */
export function NodeLink(props: NodeLinkProps) {
  const { cluster, node } = props;
  return node ? (
    <ResourceLink target={{ cluster, kind: 'nodes', name: node }} />
  ) : null;
}

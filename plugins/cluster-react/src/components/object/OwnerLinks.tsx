import { OwnerReference } from '@wheelhouse/backstage-plugin-cluster-common';
import { Fragment } from 'react';
import { ObjectTarget } from '../../api/ObjectTarget';
import { descriptorOf, kindIdOf } from '../../model/descriptorOf';
import { ResourceLink } from './ResourceLink';

/** Props of `OwnerLinks`. */
export interface OwnerLinksProps {
  /** The object that is owned. */
  target: ObjectTarget;
  owners: readonly OwnerReference[];
}

/** The owners of an object; those of kinds we know open in the drawer. */
export function OwnerLinks(props: OwnerLinksProps) {
  const { target, owners } = props;
  return (
    <>
      {owners.map((owner, index) => {
        const kind = kindIdOf(owner.kind, owner.apiVersion);
        const text = `${owner.kind} ${owner.name}`;
        return (
          <Fragment key={owner.uid}>
            {index > 0 && ', '}
            {kind ? (
              <ResourceLink
                target={{
                  ...target,
                  kind,
                  name: owner.name,
                  // A pod may belong to a node, which has no namespace.
                  namespace:
                    descriptorOf(kind)?.scope === 'Namespaced'
                      ? target.namespace
                      : undefined,
                }}
              >
                {text}
              </ResourceLink>
            ) : (
              text
            )}
          </Fragment>
        );
      })}
    </>
  );
}

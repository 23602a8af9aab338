import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@mui/material/Link';
import { CSSProperties, ReactNode, useContext } from 'react';
import { ObjectTarget } from '../../api/ObjectTarget';
import { clusterReactTranslationRef } from '../../translation';
import { ObjectDrawerContext } from './ObjectDrawerContext';

/** Props of `ResourceLink`. */
export interface ResourceLinkProps {
  /** The object; see `objectTargetOf` for rows. */
  target: ObjectTarget;
  /** The object's name unless given. */
  children?: ReactNode;
}

const inLine: CSSProperties = {
  maxWidth: '100%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: 'left',
  verticalAlign: 'bottom',
  font: 'inherit',
};

/** Opens an object in the drawer of the page; plain text where there is none. */
export function ResourceLink(props: ResourceLinkProps) {
  const { target, children = target.name } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const drawer = useContext(ObjectDrawerContext);
  if (!drawer) {
    return <span title={target.name}>{children}</span>;
  }
  return (
    <Link
      component="button"
      type="button"
      underline="hover"
      title={t('object.open', { kind: target.kind, name: target.name })}
      onClick={event => {
        // The row around it opens as well; one opening is enough.
        event.stopPropagation();
        drawer.open(target);
      }}
      style={inLine}
    >
      {children}
    </Link>
  );
}

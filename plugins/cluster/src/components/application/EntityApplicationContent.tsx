import { useEntity } from '@backstage/plugin-catalog-react';
import { ObjectDrawerProvider } from '@wheelhouse/backstage-plugin-cluster-react';
import { EntityApplication } from './EntityApplication';

/** The tab of an entity with the sums over what it runs. */
export function EntityApplicationContent() {
  const { entity } = useEntity();
  return (
    <ObjectDrawerProvider>
      <EntityApplication entity={entity} />
    </ObjectDrawerProvider>
  );
}

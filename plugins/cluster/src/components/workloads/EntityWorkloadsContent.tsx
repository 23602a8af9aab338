import { useEntity } from '@backstage/plugin-catalog-react';
import { ObjectDrawerProvider } from '@wheelhouse/backstage-plugin-cluster-react';
import { EntityWorkloads } from './EntityWorkloads';

/** The tab of an entity with what it runs. */
export function EntityWorkloadsContent() {
  const { entity } = useEntity();
  return (
    <ObjectDrawerProvider>
      <EntityWorkloads entity={entity} />
    </ObjectDrawerProvider>
  );
}

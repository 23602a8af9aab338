import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EmptyScreen } from '@wheelhouse/backstage-plugin-cluster-react';
import { useSearchParams } from 'react-router-dom';
import { paramsOfKind } from '../../model/resourceAddress';
import { isResourceKind, resourceKinds } from '../../model/resourceKinds';
import { clusterTranslationRef } from '../../translation';
import { FleetFrame } from '../fleet/FleetFrame';
import { KindChooser } from './KindChooser';
import { ResourcesTable } from './ResourcesTable';

/** The tab with a table for each kind that has no tab of its own. */
export function ResourcesPage() {
  const { t } = useTranslationRef(clusterTranslationRef);
  const [params, setParams] = useSearchParams();
  const asked = params.get('kind') ?? resourceKinds[0];
  const kind = isResourceKind(asked) ? asked : undefined;
  return (
    <FleetFrame>
      <KindChooser
        kind={kind}
        onChange={next => setParams(before => paramsOfKind(before, next))}
      />
      {kind ? (
        <ResourcesTable key={kind} kind={kind} />
      ) : (
        <EmptyScreen
          title={t('resources.unknownTitle')}
          text={t('resources.unknownText', { kind: asked })}
        />
      )}
    </FleetFrame>
  );
}

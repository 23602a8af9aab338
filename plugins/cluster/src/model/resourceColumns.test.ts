import { coreDescriptors } from '@wheelhouse/backstage-plugin-cluster-common';
import { paramsOfKind } from './resourceAddress';
import { columnTitle, resourceColumns } from './resourceColumns';
import { isResourceKind, resourceKinds } from './resourceKinds';

describe('resourceColumns', () => {
  const columnsOf = (id: string) => {
    const descriptor = coreDescriptors.find(each => each.id === id);
    return descriptor && resourceColumns(descriptor);
  };

  it('are those of the descriptor, without what is drawn elsewhere', () => {
    expect(columnsOf('services')).toEqual([
      'type',
      'clusterIp',
      'externalAddresses',
      'ports',
      'selector',
    ]);
    expect(columnsOf('resourcequotas')).toEqual([
      'tone',
      'amounts',
      'fullness',
      'scopes',
    ]);
    expect(columnsOf('events')).toEqual(
      expect.arrayContaining(['type', 'reason', 'message', 'aboutName']),
    );
  });

  it.each([...resourceKinds])('are known of %s', kind => {
    expect(columnsOf(kind)?.length).toBeGreaterThan(2);
    expect(isResourceKind(kind)).toBe(true);
  });

  it('have names, even when nobody gave them one', () => {
    expect(columnTitle('minReplicas')).toBe('Min replicas');
  });
});

describe('paramsOfKind', () => {
  it('keeps the search and the place, and forgets what was of the old kind', () => {
    const params = new URLSearchParams(
      'kind=services&sort=type&q=web&filter.type=NodePort&filter.cluster=a&filter.cluster=b&object=x',
    );
    expect(String(paramsOfKind(params, 'jobs'))).toBe(
      'kind=jobs&q=web&filter.cluster=a&filter.cluster=b',
    );
  });
});

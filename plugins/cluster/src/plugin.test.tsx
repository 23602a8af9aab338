import {
  createExtensionTester,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { overview } from '../dev/__data__/overviews';
import { clusters, clustersResponse } from '../dev/__data__/shop';
import { serveFeed } from './__testUtils__/serveFeed';
import {
  entityApplicationContent,
  entityWorkloadsContent,
} from './entityContents';
import clusterPlugin from './index';

const baseUrl = 'http://localhost:7007/api/cluster';
const server = setupServer();

describe('clusterPlugin', () => {
  registerMswTestHooks(server);

  it('puts the Fleet page with its tabs into an app, the Global View first', async () => {
    server.use(
      serveFeed(baseUrl, {
        clusters: { rows: clusters },
        overview: { rows: overview },
      }).handler,
      http.get(`${baseUrl}/v1/clusters`, () =>
        HttpResponse.json(clustersResponse),
      ),
    );
    renderTestApp({
      features: [clusterPlugin],
      initialRouteEntries: ['/fleet'],
      config: { backend: { baseUrl: 'http://localhost:7007' } },
    });

    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map(tab => tab.textContent)).toEqual([
      'Global View',
      'Clusters',
      'Nodes',
      'Namespaces',
      'Workloads',
      'Pods',
      'Resources',
    ]);
    expect(
      await screen.findByRole('link', {
        name: 'Pods: 599 distinct, 599 in total',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(
      'Global View',
    );
  });

  it('adds the tab Workloads, in no group that would hide it', () => {
    const tester = createExtensionTester(entityWorkloadsContent);

    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe('Workloads');
    expect(tester.get(EntityContentBlueprint.dataRefs.group)).toBeUndefined();
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    const entity = (kind: string, annotations = {}) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'any', annotations },
    });
    expect(filter?.(entity('Component'))).toBe(true);
    expect(filter?.(entity('Resource'))).toBe(false);
    expect(
      filter?.(entity('Resource', { 'backstage.io/kubernetes-id': 'db' })),
    ).toBe(true);
    expect(
      filter?.(
        entity('System', { 'backstage.io/kubernetes-label-selector': 'a=b' }),
      ),
    ).toBe(true);
  });

  it('adds the tab Application to components and to systems with parts', () => {
    const tester = createExtensionTester(entityApplicationContent);

    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe(
      'Application',
    );
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    const entity = (kind: string, relations = {}) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'any' },
      ...relations,
    });
    const parts = {
      relations: [{ type: 'hasPart', targetRef: 'component:default/cart' }],
    };
    expect(filter?.(entity('Component'))).toBe(true);
    expect(filter?.(entity('System'))).toBe(false);
    expect(filter?.(entity('System', parts))).toBe(true);
    expect(filter?.(entity('Domain', parts))).toBe(false);
  });
});

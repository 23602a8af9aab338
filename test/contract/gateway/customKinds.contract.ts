import {
  KubernetesObject,
  ProjectedRow,
  ResourceDescriptor,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { customResourceDefinition, eventually } from '../support/customKind';
import { GatewayPortal } from '../support/GatewayPortal';
import { adminConfig } from '../support/kubeConfigs';
import { uniqueName, useNamespace } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

interface WidgetRow extends ProjectedRow {
  version: string;
}

function widgets(group: string): ResourceDescriptor<WidgetRow> {
  return {
    id: `widgets.${group}`,
    kind: 'Widget',
    group,
    plural: 'widgets',
    versions: ['v2', 'v1'],
    scope: 'Namespaced',
    columns: ['version'],
    project: (object: KubernetesObject) => ({
      namespace: object.metadata.namespace ?? '',
      name: object.metadata.name,
      created: 0,
      version: object.apiVersion?.split('/')[1] ?? '',
    }),
  };
}

describeContract('a custom kind', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'custom');
  const group = `${uniqueName('shop')}.example.com`;
  const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  let portal: GatewayPortal;

  beforeAll(async () => {
    portal = await GatewayPortal.start({
      kubeConfig: adminConfig(target),
      descriptors: [widgets(group)],
    });
  });
  afterAll(() => portal?.stop());

  it('appears, changes its served versions and disappears while watched', async () => {
    const feed = await portal.feed([{ id: 'w', kind: `widgets.${group}` }]);
    const state = () => feed.state('w').sources[0]?.state;
    await feed.until(() => state() === 'absent');

    await api.post(crds, customResourceDefinition(group, [{ name: 'v1' }]));
    await eventually(async () => {
      const { status } = await api.post(
        `/apis/${group}/v1/namespaces/${namespace()}/widgets`,
        { apiVersion: `${group}/v1`, kind: 'Widget', metadata: { name: 'a' } },
      );
      expect(status).toBe(201);
    });
    await feed.until(() => feed.rows('w').length === 1);
    await feed.until(() => state() === 'live');
    expect(feed.rows<WidgetRow>('w')[0]).toMatchObject({
      name: 'a',
      version: 'v1',
    });

    const path = `${crds}/widgets.${group}`;
    const current = await api.get(path);
    await api.put(path, {
      ...current.body,
      spec: customResourceDefinition(group, [
        { name: 'v1', served: false },
        { name: 'v2' },
      ]).spec,
    });
    await eventually(async () => {
      const { status } = await api.post(
        `/apis/${group}/v2/namespaces/${namespace()}/widgets`,
        { apiVersion: `${group}/v2`, kind: 'Widget', metadata: { name: 'b' } },
      );
      expect(status).toBe(201);
    });
    await feed.until(() =>
      feed
        .rows<WidgetRow>('w')
        .some(row => row.name === 'b' && row.version === 'v2'),
    );
    await feed.until(() => feed.rows('w').length === 2 && state() === 'live');

    await api.delete(path);
    await feed.until(() => state() === 'absent');
    await feed.until(() => feed.rows('w').length === 0);
  });
});

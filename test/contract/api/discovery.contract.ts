import { uniqueName } from '../support/objects';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';
import { customResourceDefinition, eventually } from '../support/customKind';

describeContract('discovery', target => {
  const api = new RawApi(target.kubeconfig);

  it('answers health and version', async () => {
    // Another suite may just have started it anew.
    await eventually(async () => {
      expect((await api.get('/readyz')).status).toBe(200);
    });
    const { body } = await api.get('/version');
    expect(body).toMatchObject({
      major: '1',
      gitVersion: expect.stringMatching(/^v1\.\d+\./),
    });
  });

  it.each([
    ['/api/v1', 'pods', { namespaced: true, kind: 'Pod' }],
    ['/api/v1', 'nodes', { namespaced: false, kind: 'Node' }],
    ['/api/v1', 'pods/log', { namespaced: true }],
    ['/apis/apps/v1', 'deployments', { namespaced: true, kind: 'Deployment' }],
    ['/apis/apps/v1', 'deployments/scale', { kind: 'Scale' }],
    ['/apis/batch/v1', 'cronjobs', { kind: 'CronJob' }],
    ['/apis/networking.k8s.io/v1', 'ingresses', { kind: 'Ingress' }],
    ['/apis/autoscaling/v2', 'horizontalpodautoscalers', { namespaced: true }],
    ['/apis/policy/v1', 'poddisruptionbudgets', { namespaced: true }],
  ])('of %s lists %s', async (path, name, wanted) => {
    const { body } = await api.get(path);
    expect(body.kind).toBe('APIResourceList');
    const found = body.resources.find(
      (resource: { name: string }) => resource.name === name,
    );
    expect(found).toMatchObject(wanted);
  });

  it('lists groups with their versions', async () => {
    const { body } = await api.get('/apis');
    const apps = body.groups.find(
      (group: { name: string }) => group.name === 'apps',
    );
    expect(apps.preferredVersion.groupVersion).toBe('apps/v1');
  });

  it('is 404 for what is not served', async () => {
    expect((await api.get('/apis/nothing.example.com')).status).toBe(404);
    expect((await api.get('/api/v1/nothings')).status).toBe(404);
  });

  it('follows custom resource definitions', async () => {
    const group = `${uniqueName('disco')}.example.com`;
    const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    const made = await api.post(
      crds,
      customResourceDefinition(group, [{ name: 'v1alpha1' }]),
    );
    expect(made.status).toBe(201);
    await eventually(async () => {
      const { status } = await api.get(`/apis/${group}/v1alpha1/widgets`);
      expect(status).toBe(200);
    });
    await eventually(async () => {
      const { status } = await api.get(`/apis/${group}/v1alpha1`);
      expect(status).toBe(200);
    });
    await api.delete(`${crds}/widgets.${group}`);
    await eventually(async () => {
      const { status } = await api.get(`/apis/${group}/v1alpha1/widgets`);
      expect(status).toBe(404);
    });
  });
});

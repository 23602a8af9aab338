import { eventually } from '../support/customKind';
import { configMap, useNamespace } from '../support/objects';
import { serviceAccountToken } from '../support/kubeConfigs';
import { RawApi } from '../../targets/RawApi';
import { describeContract } from '../support/targets';

describeContract('access', target => {
  const api = new RawApi(target.kubeconfig);
  const namespace = useNamespace(api, 'access');
  let reader: RawApi;

  beforeAll(async () => {
    const token = await serviceAccountToken(api, namespace(), 'reader', [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    ]);
    reader = new RawApi(target.kubeconfig, token);
    // The API server reads its roles from a cache, which follows a moment later.
    await eventually(async () => {
      const { status } = await reader.get(
        `/api/v1/namespaces/${namespace()}/pods`,
      );
      expect(status).toBe(200);
    });
  });

  it('without a valid token is 401', async () => {
    const nobody = new RawApi(target.kubeconfig, 'not-a-token');
    const { status, body } = await nobody.get('/api/v1/namespaces');
    expect(status).toBe(401);
    expect(body).toMatchObject({ kind: 'Status', reason: 'Unauthorized' });
  });

  it('within a role is granted', async () => {
    const { status } = await reader.get(
      `/api/v1/namespaces/${namespace()}/pods`,
    );
    expect(status).toBe(200);
  });

  it('outside of it is 403, saying who may not do what where', async () => {
    const all = await reader.get('/api/v1/pods');
    const user = `system:serviceaccount:${namespace()}:reader`;
    expect(all.status).toBe(403);
    expect(all.body).toMatchObject({
      reason: 'Forbidden',
      message: `pods is forbidden: User "${user}" cannot list resource "pods" in API group "" at the cluster scope`,
    });
    const write = await reader.post(
      `/api/v1/namespaces/${namespace()}/configmaps`,
      configMap('x'),
    );
    expect(write.status).toBe(403);
    expect(write.body.message).toContain(
      `cannot create resource "configmaps" in API group "" in the namespace "${namespace()}"`,
    );
  });

  it('can be asked about', async () => {
    const ask = async (resource: string, verb: string) => {
      const { body } = await reader.post(
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: { namespace: namespace(), resource, verb },
          },
        },
      );
      return body.status.allowed;
    };
    expect(await ask('pods', 'list')).toBe(true);
    expect(await ask('pods', 'delete')).toBe(false);
    expect(await ask('secrets', 'get')).toBe(false);
  });

  it('of others can be asked about by those who may', async () => {
    const { body } = await api.post(
      '/apis/authorization.k8s.io/v1/subjectaccessreviews',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user: `system:serviceaccount:${namespace()}:reader`,
          resourceAttributes: {
            namespace: namespace(),
            resource: 'pods',
            verb: 'watch',
          },
        },
      },
    );
    expect(body.status.allowed).toBe(true);
  });

  it('can be had in the name of another by those who may', async () => {
    const user = `system:serviceaccount:${namespace()}:reader`;
    const as = { 'impersonate-user': user };
    const path = `/api/v1/namespaces/${namespace()}`;
    const pods = await api.send('GET', `${path}/pods`, undefined, as);
    expect(pods.status).toBe(200);
    const maps = await api.send('GET', `${path}/configmaps`, undefined, as);
    expect(maps.status).toBe(403);
    const refused = await reader.send('GET', `${path}/pods`, undefined, {
      'impersonate-user': 'someone',
    });
    expect(refused.status).toBe(403);
  });
});

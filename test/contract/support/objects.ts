import { RawApi } from '../../targets/RawApi';

let serial = 0;

/** A name that no other test uses. */
export function uniqueName(prefix: string): string {
  serial += 1;
  return `${prefix}-${process.pid}-${serial}`;
}

/** Makes a namespace for one suite and removes it afterwards. */
export function useNamespace(api: RawApi, prefix: string): () => string {
  const name = uniqueName(prefix);
  beforeAll(async () => {
    const answer = await api.post('/api/v1/namespaces', { metadata: { name } });
    expect(answer.status).toBe(201);
  });
  afterAll(async () => {
    await api.delete(`/api/v1/namespaces/${name}`);
  });
  return () => name;
}

/** A ConfigMap manifest. */
export function configMap(
  name: string,
  data: Record<string, string> = {},
  metadata: Record<string, unknown> = {},
) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...metadata },
    data,
  };
}

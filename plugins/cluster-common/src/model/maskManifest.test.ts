import { KubernetesObject } from './KubernetesObject';
import { maskManifest } from './maskManifest';

/** A pod spec with a literal value and a reference in every kind of container. */
function podSpec() {
  const env = () => [
    { name: 'TOKEN', value: 'hunter2' },
    {
      name: 'FROM',
      valueFrom: { secretKeyRef: { name: 'cart', key: 'token' } },
    },
  ];
  return {
    initContainers: [{ name: 'init', env: env() }],
    containers: [{ name: 'app', args: ['serve'], env: env() }],
    ephemeralContainers: [{ name: 'debug', env: env() }],
  };
}

const podSpecPaths = [
  'initContainers[0].env[0].value',
  'containers[0].env[0].value',
  'ephemeralContainers[0].env[0].value',
];

function object(kind: string | undefined, more: object): KubernetesObject {
  return {
    kind,
    metadata: { name: 'cart', uid: 'u1' },
    ...more,
  } as KubernetesObject;
}

describe('maskManifest', () => {
  it.each([
    ['Pod', { spec: podSpec() }, 'spec.'],
    [
      'Deployment',
      { spec: { template: { spec: podSpec() } } },
      'spec.template.spec.',
    ],
    [
      'CronJob',
      { spec: { jobTemplate: { spec: { template: { spec: podSpec() } } } } },
      'spec.jobTemplate.spec.template.spec.',
    ],
    [
      'ControllerRevision',
      { data: { spec: { template: { spec: podSpec() } } } },
      'data.spec.template.spec.',
    ],
    [
      'Unheard',
      { spec: { stages: [{ work: { podTemplate: { spec: podSpec() } } }] } },
      'spec.stages[0].work.podTemplate.spec.',
    ],
  ])('masks environment values of a %s', (kind, more, prefix) => {
    const input = object(kind, more);
    const before = JSON.stringify(input);
    const masked = maskManifest(input);
    const text = JSON.stringify(masked.object);
    expect(text).not.toContain('hunter2');
    expect(text).toContain('"valueFrom":{"secretKeyRef"');
    expect(text).toBe(before.replaceAll('hunter2', '***'));
    expect(masked.maskedPaths).toEqual(
      podSpecPaths.map(path => `${prefix}${path}`),
    );
    expect(JSON.stringify(input)).toBe(before);
  });

  it('masks maps of environment values and values that are no text', () => {
    const { object: masked, maskedPaths } = maskManifest(
      object('Function', {
        spec: {
          env: { TOKEN: 'hunter2', 'log.level': 'debug' },
          steps: [{ env: [{ name: 'PORT', value: 8080 }, 'odd'] }],
        },
      }),
    );
    expect(masked).toMatchObject({
      spec: {
        env: { TOKEN: '***', 'log.level': '***' },
        steps: [{ env: [{ name: 'PORT', value: '***' }, 'odd'] }],
      },
    });
    expect(maskedPaths).toEqual([
      'spec.env.TOKEN',
      'spec.env["log.level"]',
      'spec.steps[0].env[0].value',
    ]);
  });

  it('leaves environment values to those who may inspect', () => {
    const input = object('Pod', {
      metadata: {
        name: 'cart',
        uid: 'u1',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{"spec":{}}',
        },
      },
      spec: podSpec(),
    });
    const masked = maskManifest(input, { maskEnvironment: false });
    expect(masked).toEqual({ object: input, maskedPaths: [] });
    expect(masked.object).not.toBe(input);
  });

  it('takes out managed fields, always', () => {
    const input = object('Pod', {
      metadata: {
        name: 'cart',
        uid: 'u1',
        managedFields: [{ manager: 'kubectl' }],
        labels: { app: 'cart' },
      },
    });
    for (const maskEnvironment of [true, false]) {
      const masked = maskManifest(input, { maskEnvironment });
      expect(masked.object.metadata).toEqual({
        name: 'cart',
        uid: 'u1',
        labels: { app: 'cart' },
      });
      expect(masked.maskedPaths).toEqual([]);
    }
    expect(input.metadata.managedFields).toBeDefined();
  });

  it('takes out annotations that repeat the manifest', () => {
    const { object: masked, maskedPaths } = maskManifest(
      object('Deployment', {
        metadata: {
          name: 'cart',
          uid: 'u1',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
            'kapp.k14s.io/original': '{}',
            'example.com/copy': '{"env": [{"name":"TOKEN","value":"hunter2"}]}',
            'example.com/note': 'kept',
          },
        },
      }),
    );
    expect(masked.metadata.annotations).toEqual({ 'example.com/note': 'kept' });
    expect(maskedPaths).toEqual([
      'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]',
      'metadata.annotations["kapp.k14s.io/original"]',
      'metadata.annotations["example.com/copy"]',
    ]);
  });

  const secret = {
    kind: 'Secret',
    metadata: {
      name: 'cart',
      uid: 'u1',
      labels: { app: 'cart' },
      annotations: { 'example.com/rotated-from': 'hunter1' },
      managedFields: [{}],
    },
    type: 'Opaque',
    data: { token: 'aHVudGVyMg==', 'tls.key': 'aHVudGVyMw==' },
    stringData: { plain: 'hunter4' },
  };
  const maskedSecret = {
    metadata: { name: 'cart', uid: 'u1', labels: { app: 'cart' } },
    type: 'Opaque',
    data: { token: '***', 'tls.key': '***' },
    stringData: { plain: '***' },
  };

  it.each([{ maskEnvironment: true }, { maskEnvironment: false }])(
    'shows no value of a Secret with %j',
    options => {
      expect(maskManifest(secret as KubernetesObject, options)).toEqual({
        object: { kind: 'Secret', ...maskedSecret },
        maskedPaths: [
          'metadata.annotations',
          'data.token',
          'data["tls.key"]',
          'stringData.plain',
        ],
      });
    },
  );

  it.each([
    ['a List', { kind: 'List', items: [secret] }],
    [
      'a SecretList, whose items do not say their kind',
      { kind: 'SecretList', items: [{ ...secret, kind: undefined }] },
    ],
    ['no kind at all', { ...secret, kind: undefined }],
    [
      'an object that embeds one',
      { kind: 'Bundle', metadata: {}, spec: { manifests: [secret] } },
    ],
    ['data that is no map', { ...secret, data: 'hunter2', stringData: ['x'] }],
  ])('shows no value of a Secret in %s', (_, input) => {
    for (const maskEnvironment of [true, false]) {
      const text = JSON.stringify(
        maskManifest(input as unknown as KubernetesObject, { maskEnvironment }),
      );
      expect(text).not.toMatch(/hunter|aHVudGVy|managedFields/);
      expect(text).toContain('***');
    }
  });

  it('leaves the data of a ConfigMap alone', () => {
    const input = object('ConfigMap', { data: { 'app.yaml': 'port: 80' } });
    expect(maskManifest(input)).toEqual({ object: input, maskedPaths: [] });
    const list = {
      kind: 'ConfigMapList',
      items: [{ metadata: {}, data: { a: 'b' } }],
    };
    expect(
      maskManifest(list as unknown as KubernetesObject).maskedPaths,
    ).toEqual([]);
  });

  it('keeps keys that JavaScript treats specially as plain keys', () => {
    const input = JSON.parse(
      '{"kind":"Pod","metadata":{"name":"a","uid":"u"},"__proto__":{"polluted":true}}',
    );
    const { object: masked } = maskManifest(input);
    expect(JSON.stringify(masked)).toBe(JSON.stringify(input));
    expect('polluted' in masked).toBe(false);
  });
});

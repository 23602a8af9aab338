/** The type of a field: a plain value, a list, a map or another message. */
export type FieldType =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'bytes'
  | 'ignored'
  | { list: FieldType }
  | { map: 'string' | 'bytes' }
  | MessageSchema;

/** The fields of a message by their numbers. */
export interface MessageSchema {
  fields: Record<number, [name: string, type: FieldType]>;
}

function message(
  fields: Record<number, [name: string, type: FieldType]>,
): MessageSchema {
  return { fields };
}

const strings: FieldType = { list: 'string' };
const textMap: FieldType = { map: 'string' };

const objectMeta = message({
  1: ['name', 'string'],
  2: ['generateName', 'string'],
  3: ['namespace', 'string'],
  4: ['selfLink', 'ignored'],
  5: ['uid', 'string'],
  6: ['resourceVersion', 'string'],
  7: ['generation', 'ignored'],
  8: ['creationTimestamp', 'ignored'],
  11: ['labels', textMap],
  12: ['annotations', textMap],
  14: ['finalizers', strings],
});

const deleteOptions = message({
  1: ['gracePeriodSeconds', 'integer'],
  2: [
    'preconditions',
    message({ 1: ['uid', 'string'], 2: ['resourceVersion', 'string'] }),
  ],
  3: ['orphanDependents', 'boolean'],
  4: ['propagationPolicy', 'string'],
  5: ['dryRun', strings],
});

const reviewSpec = message({
  1: [
    'resourceAttributes',
    message({
      1: ['namespace', 'string'],
      2: ['verb', 'string'],
      3: ['group', 'string'],
      4: ['version', 'string'],
      5: ['resource', 'string'],
      6: ['subresource', 'string'],
      7: ['name', 'string'],
    }),
  ],
  2: [
    'nonResourceAttributes',
    message({ 1: ['path', 'string'], 2: ['verb', 'string'] }),
  ],
  3: ['user', 'string'],
  4: ['groups', strings],
});

const podTemplate = message({
  1: ['metadata', objectMeta],
  2: [
    'spec',
    message({
      2: [
        'containers',
        {
          list: message({
            1: ['name', 'string'],
            2: ['image', 'string'],
            3: ['command', strings],
            4: ['args', strings],
            6: [
              'ports',
              {
                list: message({
                  1: ['name', 'string'],
                  3: ['containerPort', 'integer'],
                  4: ['protocol', 'string'],
                }),
              },
            ],
            8: ['resources', 'ignored'],
          }),
        },
      ],
      3: ['restartPolicy', 'string'],
    }),
  ],
});

function withSpec(spec: FieldType): MessageSchema {
  return message({
    1: ['metadata', objectMeta],
    2: ['spec', spec],
    3: ['status', 'ignored'],
  });
}

/**
 * What kubectl sends as protobuf and nothing else, by kind. Field numbers are
 * those of the `generated.proto` files of `k8s.io/api` and `apimachinery`.
 */
export const protobufSchemas: Record<string, MessageSchema> = {
  DeleteOptions: deleteOptions,
  Eviction: message({
    1: ['metadata', objectMeta],
    2: ['deleteOptions', deleteOptions],
  }),
  SelfSubjectAccessReview: withSpec(reviewSpec),
  SubjectAccessReview: withSpec(reviewSpec),
  LocalSubjectAccessReview: withSpec(reviewSpec),
  SelfSubjectRulesReview: withSpec(message({ 1: ['namespace', 'string'] })),
  SelfSubjectReview: message({
    1: ['metadata', objectMeta],
    2: ['status', 'ignored'],
  }),
  TokenRequest: withSpec(
    message({
      1: ['audiences', strings],
      4: ['expirationSeconds', 'integer'],
    }),
  ),
  Namespace: withSpec(message({ 1: ['finalizers', strings] })),
  ServiceAccount: message({ 1: ['metadata', objectMeta] }),
  ConfigMap: message({
    1: ['metadata', objectMeta],
    2: ['data', textMap],
    3: ['binaryData', { map: 'bytes' }],
  }),
  Secret: message({
    1: ['metadata', objectMeta],
    2: ['data', { map: 'bytes' }],
    3: ['type', 'string'],
  }),
  Deployment: withSpec(
    message({
      1: ['replicas', 'integer'],
      2: ['selector', message({ 1: ['matchLabels', textMap] })],
      3: ['template', podTemplate],
      4: ['strategy', 'ignored'],
    }),
  ),
};

import type { AccessAttributes } from '../api/Authorizer.ts';
import type { ReviewType } from '../api/reviewTypes.ts';
import type { UserInfo } from '../api/UserDirectory.ts';
import { invalid, invalidValue } from '../model/FieldError.ts';
import type { FieldError } from '../model/FieldError.ts';
import { isRecord } from '../model/KubeObject.ts';
import type { UnknownRecord } from '../model/KubeObject.ts';
import { methodNotAllowed } from '../model/StatusError.ts';
import type { Exchange } from './Exchange.ts';
import { asDraft, readJson } from './requestBody.ts';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function attributesOf(spec: UnknownRecord): AccessAttributes | undefined {
  const { resourceAttributes, nonResourceAttributes } = spec;
  if (isRecord(resourceAttributes)) {
    return {
      verb: text(resourceAttributes.verb) ?? '',
      group: text(resourceAttributes.group) ?? '',
      resource: text(resourceAttributes.resource) ?? '',
      subresource: text(resourceAttributes.subresource),
      namespace: text(resourceAttributes.namespace),
      name: text(resourceAttributes.name),
    };
  }
  return isRecord(nonResourceAttributes)
    ? {
        verb: text(nonResourceAttributes.verb) ?? '',
        path: text(nonResourceAttributes.path) ?? '',
      }
    : undefined;
}

function subjectOf(spec: UnknownRecord): UserInfo {
  const groups = Array.isArray(spec.groups) ? spec.groups.map(String) : [];
  return { name: text(spec.user) ?? '', groups };
}

function accessReview(
  exchange: Exchange,
  type: ReviewType,
  spec: UnknownRecord,
) {
  const self = type.kind === 'SelfSubjectAccessReview';
  const wanted = attributesOf(spec);
  const subject = self ? exchange.user : subjectOf(spec);
  const errors: FieldError[] = [];
  if (!wanted) {
    errors.push(
      invalidValue(
        'spec.resourceAttributes',
        undefined,
        'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    );
  }
  if (!self && subject.name === '' && subject.groups.length === 0) {
    errors.push(
      invalidValue(
        'spec.user',
        '',
        'at least one of user or group must be specified',
      ),
    );
  }
  if (!wanted || errors.length > 0) {
    throw invalid({ group: type.group, kind: type.kind }, '', errors);
  }
  return exchange.cluster.authorizer.check(subject, wanted);
}

function rulesReview(exchange: Exchange, spec: UnknownRecord) {
  const rules = exchange.cluster.authorizer.rules(
    exchange.user,
    text(spec.namespace) ?? 'default',
  );
  return {
    resourceRules: rules
      .filter(rule => rule.resources)
      .map(({ verbs, apiGroups, resources, resourceNames }) => ({
        verbs,
        apiGroups,
        resources,
        ...(resourceNames ? { resourceNames } : {}),
      })),
    nonResourceRules: rules
      .filter(rule => rule.nonResourceURLs)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
    incomplete: false,
  };
}

/** Answers access and identity reviews. */
export async function handleReview(
  exchange: Exchange,
  type: ReviewType,
): Promise<void> {
  if (exchange.info.verb !== 'create') {
    throw methodNotAllowed();
  }
  const draft = asDraft(
    await readJson(exchange.request, type.kind),
    type,
    'v1',
  );
  const spec = isRecord(draft.spec) ? draft.spec : {};
  const answer = (status: object, shown: object = {}) =>
    exchange.sendJson(201, {
      kind: type.kind,
      apiVersion: `${type.group}/v1`,
      metadata: {},
      ...shown,
      status,
    });
  switch (type.kind) {
    case 'SelfSubjectRulesReview':
      answer(rulesReview(exchange, spec), { spec: {} });
      return;
    case 'SelfSubjectReview': {
      const { name, groups, uid } = exchange.user;
      answer(
        { userInfo: { username: name, groups, ...(uid ? { uid } : {}) } },
        {
          metadata: {
            creationTimestamp: exchange.cluster.api.clock.timestamp(),
          },
        },
      );
      return;
    }
    default:
      answer(accessReview(exchange, type, spec), { spec });
  }
}

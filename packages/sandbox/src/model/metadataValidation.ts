import { invalidValue, requiredValue } from './FieldError.ts';
import type { FieldError } from './FieldError.ts';
import type { KubeDraft, ObjectMeta } from './KubeObject.ts';

/** How the name of a resource may look. */
export type NameRule = 'subdomain' | 'label' | 'path';

const standardFinalizers = [
  'kubernetes',
  'orphan',
  'foregroundDeletion',
  // Definitions of custom resources carry it, and it has no domain part.
  'customresourcecleanup.apiextensions.k8s.io',
];

const labelPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomainPattern =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedPattern = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const valuePattern = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const labelDetail =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const subdomainDetail =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const qualifiedDetail =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const valueDetail =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** What is wrong with a name, in the API server's words; empty when nothing. */
export function nameProblems(name: string, rule: NameRule): string[] {
  if (rule === 'path') {
    return name === '.' || name === '..' || /[/%]/.test(name)
      ? [`may not contain '/' or '%'`]
      : [];
  }
  const limit = rule === 'label' ? 63 : 253;
  const pattern = rule === 'label' ? labelPattern : subdomainPattern;
  const problems: string[] = [];
  if (name.length > limit) {
    problems.push(`must be no more than ${limit} characters`);
  }
  if (!pattern.test(name)) {
    problems.push(rule === 'label' ? labelDetail : subdomainDetail);
  }
  return problems;
}

function keyProblems(key: string): string[] {
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  const problems: string[] = [];
  if (parts.length > 2) {
    return [
      "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
    ];
  }
  if (parts.length === 2) {
    if (parts[0] === '') {
      problems.push('prefix part must be non-empty');
    } else if (nameProblems(parts[0], 'subdomain').length > 0) {
      problems.push(`prefix part ${subdomainDetail}`);
    }
  }
  if (name === '') {
    problems.push('name part must be non-empty');
  } else if (name.length > 63) {
    problems.push('name part must be no more than 63 characters');
  }
  if (!qualifiedPattern.test(name)) {
    problems.push(qualifiedDetail);
  }
  return problems;
}

/** Checks a label map found at `field`. */
export function validateLabels(
  labels: Record<string, string> | undefined,
  field: string,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(labels ?? {})) {
    for (const problem of keyProblems(key)) {
      errors.push(invalidValue(field, key, problem));
    }
    if (value.length > 63) {
      errors.push(
        invalidValue(field, value, 'must be no more than 63 characters'),
      );
    }
    if (!valuePattern.test(value)) {
      errors.push(invalidValue(field, value, valueDetail));
    }
  }
  return errors;
}

function validateAnnotations(
  annotations: Record<string, string> | undefined,
): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    size += key.length + value.length;
    for (const problem of keyProblems(key.toLowerCase())) {
      errors.push(invalidValue('metadata.annotations', key, problem));
    }
  }
  if (size > 256 * 1024) {
    errors.push({
      field: 'metadata.annotations',
      reason: 'FieldValueTooLong',
      message: 'Too long: may not be more than 262144 bytes',
    });
  }
  return errors;
}

/** Checks the metadata every kind shares. */
export function validateMetadata(
  draft: KubeDraft,
  rule: NameRule,
): FieldError[] {
  const metadata: Partial<ObjectMeta> = draft.metadata ?? {};
  const errors: FieldError[] = [];
  if (!metadata.name) {
    errors.push(
      requiredValue('metadata.name', 'name or generateName is required'),
    );
  } else {
    for (const problem of nameProblems(metadata.name, rule)) {
      errors.push(invalidValue('metadata.name', metadata.name, problem));
    }
  }
  errors.push(...validateLabels(metadata.labels, 'metadata.labels'));
  errors.push(...validateAnnotations(metadata.annotations));
  (metadata.finalizers ?? []).forEach((finalizer, index) => {
    const field = `metadata.finalizers[${index}]`;
    const problems = keyProblems(finalizer);
    if (!finalizer.includes('/') && !standardFinalizers.includes(finalizer)) {
      problems.push(
        'name is neither a standard finalizer name nor is it fully qualified',
      );
    }
    for (const problem of problems) {
      errors.push(invalidValue(field, finalizer, problem));
    }
  });
  (metadata.ownerReferences ?? []).forEach((owner, index) => {
    const field = `metadata.ownerReferences[${index}]`;
    for (const key of ['apiVersion', 'kind', 'name', 'uid'] as const) {
      if (!owner[key]) {
        errors.push(invalidValue(`${field}.${key}`, '', 'must not be empty'));
      }
    }
  });
  return errors;
}

import { invalidValue, requiredValue } from './FieldError.ts';
import type { FieldError } from './FieldError.ts';
import { isRecord, jsonEquals, readPath } from './KubeObject.ts';
import type { KubeObject } from './KubeObject.ts';
import { matchesLabels, selectorRequirements } from './labelSelector.ts';
import type { LabelSelector } from './labelSelector.ts';
import { validateLabels } from './metadataValidation.ts';
import { validatePodSpec } from './podValidation.ts';

function validateReplicas(object: KubeObject): FieldError[] {
  const replicas = readPath(object, 'spec.replicas');
  return typeof replicas === 'number' && replicas < 0
    ? [
        invalidValue(
          'spec.replicas',
          replicas,
          'must be greater than or equal to 0',
        ),
      ]
    : [];
}

/** Checks Deployment, ReplicaSet, StatefulSet and DaemonSet. */
export function validateWorkload(
  object: KubeObject,
  previous?: KubeObject,
): FieldError[] {
  const errors = validateReplicas(object);
  const selector = readPath(object, 'spec.selector');
  const labels = readPath(object, 'spec.template.metadata.labels');
  const labelMap = isRecord(labels) ? (labels as Record<string, string>) : {};
  if (!isRecord(selector)) {
    errors.push(requiredValue('spec.selector'));
  } else if (previous) {
    const before = readPath(previous, 'spec.selector');
    if (!jsonEquals(before, selector)) {
      errors.push(
        invalidValue('spec.selector', selector, 'field is immutable'),
      );
    }
  } else if (Object.keys(selector).length === 0) {
    errors.push(
      invalidValue(
        'spec.selector',
        {},
        'empty selector is invalid for deployment',
      ),
    );
  }
  const requirements = selectorRequirements(
    isRecord(selector) ? (selector as LabelSelector) : undefined,
  );
  if (requirements.length === 0 || !matchesLabels(requirements, labelMap)) {
    errors.push(
      invalidValue(
        'spec.template.metadata.labels',
        isRecord(labels) ? labels : undefined,
        '`selector` does not match template `labels`',
      ),
    );
  }
  errors.push(
    ...validateLabels(labelMap, 'spec.template.labels'),
    ...validatePodSpec(
      readPath(object, 'spec.template.spec'),
      'spec.template.spec',
    ),
  );
  return errors;
}

/** Checks a Job, or the template of one at `prefix`. */
export function validateJobSpec(
  object: KubeObject,
  prefix: string,
): FieldError[] {
  const errors = validatePodSpec(
    readPath(object, `${prefix}.template.spec`),
    `${prefix}.template.spec`,
  );
  const policy = readPath(object, `${prefix}.template.spec.restartPolicy`);
  if (policy !== 'OnFailure' && policy !== 'Never') {
    errors.push(
      requiredValue(
        `${prefix}.template.spec.restartPolicy`,
        'valid values: "OnFailure", "Never"',
      ),
    );
  }
  for (const field of ['parallelism', 'completions', 'backoffLimit']) {
    const value = readPath(object, `${prefix}.${field}`);
    if (typeof value === 'number' && value < 0) {
      errors.push(
        invalidValue(
          `${prefix}.${field}`,
          value,
          'must be greater than or equal to 0',
        ),
      );
    }
  }
  return errors;
}

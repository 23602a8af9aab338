import {
  duplicateValue,
  forbiddenField,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from './FieldError.ts';
import type { FieldError } from './FieldError.ts';
import { isRecord, jsonEquals } from './KubeObject.ts';
import type { KubeObject, UnknownRecord } from './KubeObject.ts';
import { nameProblems } from './metadataValidation.ts';

function recordsOf(value: unknown): UnknownRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function validateContainers(list: unknown, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  recordsOf(list).forEach((container, index) => {
    const at = `${field}[${index}]`;
    const name = container.name;
    if (typeof name !== 'string' || name === '') {
      errors.push(requiredValue(`${at}.name`));
    } else {
      for (const problem of nameProblems(name, 'label')) {
        errors.push(invalidValue(`${at}.name`, name, problem));
      }
      if (seen.has(name)) {
        errors.push(duplicateValue(`${at}.name`, name));
      }
      seen.add(name);
    }
    if (!container.image) {
      errors.push(requiredValue(`${at}.image`));
    }
    recordsOf(container.ports).forEach((port, position) => {
      const portField = `${at}.ports[${position}].containerPort`;
      if (typeof port.containerPort !== 'number') {
        errors.push(requiredValue(portField));
      } else if (port.containerPort < 1 || port.containerPort > 65535) {
        errors.push(
          invalidValue(
            portField,
            port.containerPort,
            'must be between 1 and 65535, inclusive',
          ),
        );
      }
    });
    recordsOf(container.env).forEach((variable, position) => {
      if (!variable.name) {
        errors.push(requiredValue(`${at}.env[${position}].name`));
      }
    });
  });
  return errors;
}

/** Checks a pod spec found at `field`. */
export function validatePodSpec(spec: unknown, field: string): FieldError[] {
  if (!isRecord(spec) || recordsOf(spec.containers).length === 0) {
    return [requiredValue(`${field}.containers`)];
  }
  const errors = [
    ...validateContainers(spec.containers, `${field}.containers`),
    ...validateContainers(spec.initContainers, `${field}.initContainers`),
  ];
  const policies = ['Always', 'OnFailure', 'Never'];
  if (
    typeof spec.restartPolicy === 'string' &&
    !policies.includes(spec.restartPolicy)
  ) {
    errors.push(
      unsupportedValue(`${field}.restartPolicy`, spec.restartPolicy, policies),
    );
  }
  return errors;
}

function withoutMutable(spec: unknown): unknown {
  if (!isRecord(spec)) {
    return spec;
  }
  const {
    containers,
    initContainers,
    tolerations: _tolerations,
    activeDeadlineSeconds: _deadline,
    terminationGracePeriodSeconds: _grace,
    nodeName: _node,
    ephemeralContainers: _ephemeral,
    ...rest
  } = spec;
  const imageless = (list: unknown) =>
    recordsOf(list).map(({ image: _image, ...container }) => container);
  return {
    ...rest,
    containers: imageless(containers),
    initContainers: imageless(initContainers),
  };
}

/** A pod's spec may change in a few fields only. */
export function validatePodUpdate(
  next: KubeObject,
  previous: KubeObject,
): FieldError[] {
  if (jsonEquals(withoutMutable(next.spec), withoutMutable(previous.spec))) {
    return [];
  }
  return [
    forbiddenField(
      'spec',
      'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n',
    ),
  ];
}

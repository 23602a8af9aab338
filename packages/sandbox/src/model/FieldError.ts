import { StatusError } from './StatusError.ts';

/** One thing wrong with one field of an object. */
export interface FieldError {
  field: string;
  reason: string;
  message: string;
}

function show(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}

export function invalidValue(
  field: string,
  value: unknown,
  detail: string,
): FieldError {
  return {
    field,
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${show(value)}: ${detail}`,
  };
}

export function requiredValue(field: string, detail?: string): FieldError {
  return {
    field,
    reason: 'FieldValueRequired',
    message: `Required value${detail ? `: ${detail}` : ''}`,
  };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return {
    field,
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${detail}`,
  };
}

export function unsupportedValue(
  field: string,
  value: unknown,
  supported: string[],
): FieldError {
  return {
    field,
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${show(value)}: supported values: ${supported
      .map(item => JSON.stringify(item))
      .join(', ')}`,
  };
}

export function duplicateValue(field: string, value: unknown): FieldError {
  return {
    field,
    reason: 'FieldValueDuplicate',
    message: `Duplicate value: ${show(value)}`,
  };
}

/** The 422 answer that lists every field error the way the API server does. */
export function invalid(
  kind: { group: string; kind: string },
  name: string,
  errors: FieldError[],
): StatusError {
  const lines = errors.map(error => `${error.field}: ${error.message}`);
  const text = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const qualified = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `${qualified} "${name}" is invalid: ${text}`,
    details: {
      ...(name ? { name } : {}),
      ...(kind.group ? { group: kind.group } : {}),
      kind: kind.kind,
      causes: errors.map(({ reason, message, field }) => ({
        reason,
        message,
        field,
      })),
    },
  });
}

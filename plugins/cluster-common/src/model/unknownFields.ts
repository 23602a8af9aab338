/** A JSON object whose fields nobody validated. */
export type UnknownFields = Readonly<Record<string, unknown>>;

const nothing: UnknownFields = {};

/** The fields of a JSON object; none for anything else. */
export function fieldsOf(value: unknown): UnknownFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as UnknownFields)
    : nothing;
}

/** The objects in a JSON array; an element that is none has no fields. */
export function listOf(value: unknown): readonly UnknownFields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** A string that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The non-empty strings in a JSON array. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap(item => textOf(item) ?? []) : [];
}

/** A finite number. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}

/** A number, or 0: how Kubernetes reads a count that is left out. */
export function countOf(value: unknown): number {
  return numberOf(value) ?? 0;
}

/** A field that holds a number or a string (`intOrString`), as a string. */
export function intOrTextOf(value: unknown): string | undefined {
  return textOf(value) ?? numberOf(value)?.toString();
}

/** A map of strings, such as labels. */
export function stringMapOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Seconds since the epoch of an RFC 3339 time, fractions dropped. */
export function secondsOf(value: unknown): number | undefined {
  const text = textOf(value);
  if (text === undefined || !/^\d{4}-\d\d-\d\dT/.test(text)) {
    return undefined;
  }
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds)
    ? undefined
    : Math.floor(milliseconds / 1000);
}

import { matchesFields, parseFieldSelector } from '../model/fieldSelector.ts';
import { forbiddenField, invalid, requiredValue } from '../model/FieldError.ts';
import type { FieldError } from '../model/FieldError.ts';
import type { KubeObject } from '../model/KubeObject.ts';
import { matchesLabels, parseLabelSelector } from '../model/labelSelector.ts';
import { StatusError, badRequest } from '../model/StatusError.ts';
import { decodeContinue } from './continueToken.ts';
import type { ResourceType } from './ResourceType.ts';

/** What a list or a watch asks for, parsed and checked. */
export interface ListRequest {
  matches: (object: KubeObject) => boolean;
  filtered: boolean;
  limit: number;
  continueFrom?: { revision: number; after: string };
  resourceVersion: string;
  exact: boolean;
  sendInitialEvents: boolean;
  allowBookmarks: boolean;
  timeoutSeconds?: number;
}

function numberParameter(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '';
  if (text !== '' && !/^-?\d+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
  }
  return Number(text);
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}

function parseRevision(text: string, watching: boolean): void {
  if (text === '' || /^\d+$/.test(text)) {
    return;
  }
  const problem = `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`;
  if (watching) {
    throw new StatusError({ code: 500, message: problem });
  }
  throw badRequest(`invalid resource version: ${problem}`);
}

function checkVersionMatch(
  query: URLSearchParams,
  watching: boolean,
): FieldError[] {
  const match = query.get('resourceVersionMatch') ?? '';
  const version = query.get('resourceVersion') ?? '';
  const initial = query.get('sendInitialEvents');
  const field = 'resourceVersionMatch';
  if (initial !== null) {
    if (!watching) {
      return [
        forbiddenField(
          'sendInitialEvents',
          'sendInitialEvents is forbidden for list',
        ),
      ];
    }
    return match === 'NotOlderThan'
      ? []
      : [
          forbiddenField(
            field,
            'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
          ),
        ];
  }
  if (match === '') {
    return [];
  }
  if (watching) {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      ),
    ];
  }
  if (version === '') {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch is forbidden unless resourceVersion is provided',
      ),
    ];
  }
  if (query.get('continue')) {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch is forbidden when continue is provided',
      ),
    ];
  }
  if (match === 'Exact' && version === '0') {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
      ),
    ];
  }
  return match === 'Exact' || match === 'NotOlderThan'
    ? []
    : [requiredValue(field, 'supported values: Exact, NotOlderThan')];
}

/**
 * Reads the query of a list or a watch.
 *
 * @throws StatusError 400 or 422 with the API server's wording.
 */
export function parseListRequest(
  type: ResourceType,
  query: URLSearchParams,
  watching: boolean,
): ListRequest {
  const errors = checkVersionMatch(query, watching);
  if (errors.length > 0) {
    throw invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors);
  }
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(
    query.get('fieldSelector') ?? '',
    type.fieldPaths,
  );
  const resourceVersion = query.get('resourceVersion') ?? '';
  parseRevision(resourceVersion, watching);
  const token = query.get('continue');
  return {
    matches: object =>
      matchesLabels(labels, object.metadata.labels) &&
      matchesFields(fields, object),
    filtered: labels.length + fields.length > 0,
    limit: numberParameter(query, 'limit'),
    continueFrom: token ? decodeContinue(token) : undefined,
    resourceVersion,
    exact: query.get('resourceVersionMatch') === 'Exact',
    sendInitialEvents: isTrue(query.get('sendInitialEvents')),
    allowBookmarks: isTrue(query.get('allowWatchBookmarks')),
    timeoutSeconds: numberParameter(query, 'timeoutSeconds') || undefined,
  };
}

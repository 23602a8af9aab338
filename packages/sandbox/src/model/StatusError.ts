/** One reason inside a `Status`, usually about one field. */
export interface StatusCause {
  reason: string;
  message: string;
  field?: string;
}

/** The `v1` `Status` body of the Kubernetes API. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: Record<string, never>;
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

interface StatusErrorOptions {
  code: number;
  message: string;
  reason?: string;
  details?: Status['details'];
}

/** What an API call answers when it fails. Wording follows kube-apiserver 1.34. */
export class StatusError extends Error {
  readonly body: Status;

  constructor(options: StatusErrorOptions) {
    super(options.message);
    this.name = 'StatusError';
    this.body = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: options.message,
      ...(options.reason ? { reason: options.reason } : {}),
      ...(options.details ? { details: options.details } : {}),
      code: options.code,
    };
  }

  get code(): number {
    return this.body.code ?? 500;
  }

  get reason(): string | undefined {
    return this.body.reason;
  }
}

/** Names a resource in messages: `pods`, `deployments.apps`. */
export interface GroupResource {
  group: string;
  resource: string;
}

function qualified(group: string, name: string): string {
  return group ? `${name}.${group}` : name;
}

function detailsOf(target: GroupResource, name?: string) {
  return {
    ...(name ? { name } : {}),
    ...(target.group ? { group: target.group } : {}),
    kind: target.resource,
  };
}

export function notFound(target: GroupResource, name: string): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${qualified(target.group, target.resource)} "${name}" not found`,
    details: detailsOf(target, name),
  });
}

/** For a path that names no resource of a served group. */
export function unknownResource(): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  });
}

export function alreadyExists(
  target: GroupResource,
  name: string,
): StatusError {
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualified(
      target.group,
      target.resource,
    )} "${name}" already exists`,
    details: detailsOf(target, name),
  });
}

export const modifiedMessage =
  'the object has been modified; please apply your changes to the latest version and try again';

export function conflict(
  target: GroupResource,
  name: string,
  message: string = modifiedMessage,
): StatusError {
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(
      target.group,
      target.resource,
    )} "${name}": ${message}`,
    details: detailsOf(target, name),
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

export function forbidden(
  target: GroupResource,
  name: string | undefined,
  message: string,
  causes?: StatusCause[],
): StatusError {
  const subject = qualified(target.group, target.resource);
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${subject}${name ? ` "${name}"` : ''} is forbidden: ${message}`,
    details: { ...detailsOf(target, name), ...(causes ? { causes } : {}) },
  });
}

export function methodNotAllowed(): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

export function unsupportedMediaType(message: string): StatusError {
  return new StatusError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message,
    details: {},
  });
}

export function expired(message: string): StatusError {
  return new StatusError({ code: 410, reason: 'Expired', message });
}

export function unauthorized(): StatusError {
  return new StatusError({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });
}

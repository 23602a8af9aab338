import type { IncomingMessage } from 'node:http';
import { isRecord } from '../model/KubeObject.ts';
import type { KubeDraft, UnknownRecord } from '../model/KubeObject.ts';
import type { ResourceType } from '../api/ResourceType.ts';
import { apiVersionOf } from '../api/ResourceType.ts';
import { decodeProtobuf } from './decodeProtobuf.ts';
import { StatusError, badRequest } from '../model/StatusError.ts';

/** The most a request body may have, in bytes: 3 MiB, as in Kubernetes. */
const bodyLimit = 3 * 1024 * 1024;

/** Reads a whole request body. @throws StatusError 413 when it is too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > bodyLimit) {
      throw new StatusError({
        code: 413,
        reason: 'RequestEntityTooLarge',
        message: `Request entity too large: limit is ${bodyLimit}`,
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The media type of a request, without parameters. */
export function mediaType(request: IncomingMessage): string {
  const header = request.headers['content-type'] ?? '';
  return header.split(';')[0].trim().toLowerCase();
}

/** Reads a body of JSON, or of the protobuf that kubectl sends. @throws StatusError 400, 413 or 415. */
export async function readJson(
  request: IncomingMessage,
  kind: string,
): Promise<unknown> {
  const media = mediaType(request);
  if (media === 'application/vnd.kubernetes.protobuf') {
    const bytes = await readBody(request);
    return bytes.length > 0 ? decodeProtobuf(bytes) : undefined;
  }
  if (media !== '' && media !== 'application/json') {
    request.resume();
    throw new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message:
        'the body of the request was in an unknown format - accepted media types include: application/json',
    });
  }
  const text = (await readBody(request)).toString('utf8');
  if (text === '') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${
        error instanceof Error ? error.message : error
      } (${Buffer.from(text).subarray(0, 50).toString('hex')})`,
    );
  }
}

function checkTextMap(kind: string, owner: UnknownRecord, field: string): void {
  const map = owner[field];
  if (map === undefined || map === null) {
    return;
  }
  const wrong = isRecord(map)
    ? Object.values(map).find(value => typeof value !== 'string')
    : map;
  if (wrong !== undefined) {
    const name = Array.isArray(wrong) ? 'array' : typeof wrong;
    throw badRequest(
      `${kind} in version "v1" cannot be handled as a ${kind}: json: cannot unmarshal ${
        name === 'boolean' ? 'bool' : name
      } into Go struct field ${kind}.${field} of type string`,
    );
  }
}

/**
 * Checks that a parsed body is an object of the expected kind.
 *
 * @throws StatusError 400 with the API server's wording.
 */
export function asDraft(
  body: unknown,
  type: Pick<ResourceType, 'kind'> & Partial<ResourceType>,
  version: string,
): KubeDraft {
  const { kind } = type;
  if (!isRecord(body)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: json: cannot unmarshal ${
        Array.isArray(body) ? 'array' : typeof body
      } into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    );
  }
  if (body.kind !== undefined && body.kind !== kind) {
    throw badRequest(
      `${body.kind} in version "${version}" cannot be handled as a ${kind}: converting (${version}.${body.kind}) to (${kind}): unknown conversion`,
    );
  }
  const expected =
    type.group === undefined
      ? undefined
      : apiVersionOf(type as ResourceType, version);
  if (
    expected !== undefined &&
    body.apiVersion !== undefined &&
    body.apiVersion !== expected
  ) {
    throw badRequest(
      `${kind} in version "${version}" cannot be handled as a ${kind}: no kind "${kind}" is registered for version "${body.apiVersion}"`,
    );
  }
  if (type.builtIn === false && body.kind === undefined) {
    const text = JSON.stringify(body);
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): Object 'Kind' is missing in '${text}' (${text.slice(
        0,
        30,
      )} ...)`,
    );
  }
  if (body.metadata !== undefined && body.metadata !== null) {
    if (!isRecord(body.metadata)) {
      throw badRequest(
        `${kind} in version "${version}" cannot be handled as a ${kind}: json: cannot unmarshal ${typeof body.metadata} into Go struct field ${kind}.metadata of type v1.ObjectMeta`,
      );
    }
    checkTextMap(kind, body.metadata, 'labels');
    checkTextMap(kind, body.metadata, 'annotations');
  }
  if (kind === 'ConfigMap' || kind === 'Secret') {
    checkTextMap(kind, body, 'data');
  }
  const { managedFields: _fields, ...metadata } = isRecord(body.metadata)
    ? body.metadata
    : {};
  return { ...body, metadata };
}

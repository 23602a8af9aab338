import type { IncomingMessage } from 'node:http';
import type { ResourceType } from '../api/ResourceType.ts';
import { applyJsonPatch } from '../model/jsonPatch.ts';
import { isRecord } from '../model/KubeObject.ts';
import type { KubeDraft, KubeObject } from '../model/KubeObject.ts';
import { applyMergePatch } from '../model/mergePatch.ts';
import { badRequest, unsupportedMediaType } from '../model/StatusError.ts';
import { applyStrategicMerge } from '../model/strategicMerge.ts';
import { asDraft, mediaType, readBody } from './requestBody.ts';

const supported = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
];

function parsePatch(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw badRequest(
      `error decoding patch: ${message.replace(
        /^Unexpected end of JSON input$/,
        'unexpected end of JSON input',
      )}`,
    );
  }
}

/**
 * Applies the patch in a request to the object that `load` gives and returns
 * the result, not yet stored.
 *
 * @throws StatusError 400, 413, 415 or 422.
 */
export async function patchObject(
  request: IncomingMessage,
  type: Pick<ResourceType, 'kind' | 'builtIn'>,
  load: () => KubeObject,
): Promise<KubeDraft> {
  const media = mediaType(request);
  const strategic = media === 'application/strategic-merge-patch+json';
  if (!supported.includes(media) || (strategic && !type.builtIn)) {
    request.resume();
    throw unsupportedMediaType(
      type.builtIn
        ? '415: Unsupported Media Type'
        : 'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json',
    );
  }
  const current = load();
  const patch = parsePatch((await readBody(request)).toString('utf8'));
  let result: unknown;
  if (media === 'application/json-patch+json') {
    result = applyJsonPatch(current, patch);
  } else {
    if (!isRecord(patch)) {
      throw badRequest(
        `error decoding patch: json: cannot unmarshal ${
          Array.isArray(patch) ? 'array' : typeof patch
        } into Go value of type map[string]interface {}`,
      );
    }
    result = strategic
      ? applyStrategicMerge(current, patch)
      : applyMergePatch(current, patch);
  }
  const draft = asDraft(result, { kind: type.kind }, current.apiVersion);
  if (draft.metadata?.resourceVersion === '') {
    delete draft.metadata.resourceVersion;
  }
  return draft;
}

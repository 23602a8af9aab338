import { isRecord } from '../model/KubeObject.ts';
import { badRequest } from '../model/StatusError.ts';

interface ContinueToken {
  /** The revision of the first page; all pages show the same moment. */
  revision: number;
  /** The key of the last object already sent. */
  after: string;
}

/** Writes the token the way the API server does: opaque, but of one shape. */
export function encodeContinue(token: ContinueToken): string {
  const body = { v: 'meta.k8s.io/v1', rv: token.revision, start: token.after };
  return Buffer.from(JSON.stringify(body)).toString('base64url');
}

/** @throws StatusError 400 for a token that was not made by `encodeContinue`. */
export function decodeContinue(text: string): ContinueToken {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    throw badRequest(
      `invalid continue token: continue key is not valid: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  if (
    !isRecord(parsed) ||
    parsed.v !== 'meta.k8s.io/v1' ||
    typeof parsed.rv !== 'number' ||
    typeof parsed.start !== 'string'
  ) {
    throw badRequest(
      'invalid continue token: continue key is not valid: server does not recognize this encoded version',
    );
  }
  return { revision: parsed.rv, after: parsed.start };
}

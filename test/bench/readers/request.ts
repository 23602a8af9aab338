import type { Agent, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';

/** What Chromium says to https and to localhost. */
export const browserEncodings = 'gzip, deflate, br, zstd';

export interface BrowserRequest {
  readonly url: string;
  readonly token: string;
  /** JSON; a GET without. */
  readonly body?: object;
  readonly encodings?: string;
  readonly agent: Agent;
}

/** Asks as a page of the portal does. @throws Error for any answer but 200. */
export function request(asked: BrowserRequest): Promise<IncomingMessage> {
  const { url, token, body, encodings = browserEncodings, agent } = asked;
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      {
        agent,
        method: text ? 'POST' : 'GET',
        headers: {
          accept: '*/*',
          'accept-encoding': encodings,
          authorization: `Bearer ${token}`,
          ...(text && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          }),
        },
      },
      response => {
        if (response.statusCode === 200) {
          resolve(response);
        } else {
          response.resume();
          reject(new Error(`${url} was answered ${response.statusCode}`));
        }
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** The body as the program in the browser gets it, as far as it has arrived. */
export function decoded(response: IncomingMessage): Readable {
  switch (response.headers['content-encoding']) {
    case 'br':
      return response.pipe(
        createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH }),
      );
    case 'gzip':
      return response.pipe(createGunzip({ flush: constants.Z_SYNC_FLUSH }));
    default:
      return response;
  }
}

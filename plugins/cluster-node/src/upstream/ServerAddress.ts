import net from 'node:net';

/** Where an API server listens. */
export interface ServerAddress {
  secure: boolean;
  hostname: string;
  port: number;
  /** What stands before every path, without a slash at its end; often empty. */
  basePath: string;
}

/**
 * Reads the URL of an API server. Throws an `Error` with a sentence for what
 * is no such URL: other schemes than https (http on loopback only, which is
 * for sandboxes and local proxies), credentials, a query or a fragment.
 */
export function parseServerAddress(server: string): ServerAddress {
  let url: URL;
  try {
    url = new URL(server);
  } catch (error) {
    throw new Error('The address of the API server is no valid URL.', {
      cause: error,
    });
  }
  const secure = url.protocol === 'https:';
  if (!secure && url.protocol !== 'http:') {
    throw new Error(
      `The address of the API server begins with ${url.protocol}// but must begin with https://.`,
    );
  }
  if (url.username || url.password) {
    throw new Error(
      'The address of the API server contains credentials; give them as a token or a client certificate.',
    );
  }
  if (url.search || url.hash) {
    throw new Error(
      'The address of the API server must not contain a query or a fragment.',
    );
  }
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!secure && !isLoopback(hostname)) {
    throw new Error(
      'The address of the API server is plain http://, which would show the credential to the network; use https://. (Only loopback addresses may be http.)',
    );
  }
  return {
    secure,
    hostname,
    port: Number(url.port || (secure ? 443 : 80)),
    basePath: url.pathname.replace(/\/+$/, ''),
  };
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '::1' ||
    (net.isIPv4(hostname) && hostname.startsWith('127.'))
  );
}

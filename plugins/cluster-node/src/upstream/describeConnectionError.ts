import { ApiConnectionError } from './ApiConnectionError';
import { KubernetesApiError } from './KubernetesApiError';

const untrusted =
  'The certificate of the API server is not signed by an authority that is trusted here; give its CA as `caData` or `caFile`.';
const badClientCertificate =
  'The client certificate or its key cannot be used; check that both are PEM and belong together.';
const unreachable = 'There is no network route to the API server.';

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'The API server refuses connections; it is down, or its address is wrong.',
  ENOTFOUND: 'The host name of the API server cannot be resolved.',
  EAI_AGAIN:
    'The host name of the API server cannot be resolved now; the name server does not answer.',
  ECONNRESET: 'The connection to the API server was cut.',
  EPIPE: 'The connection to the API server was cut.',
  ERR_STREAM_PREMATURE_CLOSE: 'The connection to the API server was cut.',
  ETIMEDOUT: 'The connection to the API server timed out.',
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  CERT_HAS_EXPIRED: 'The certificate of the API server has expired.',
  CERT_NOT_YET_VALID: 'The certificate of the API server is not valid yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate of the API server is for another host name.',
  EPROTO:
    'The TLS handshake with the API server failed; it may speak plain HTTP, or want a client certificate.',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'The API server does not speak TLS; its address should begin with http://, or names the wrong port.',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    'The API server wants a client certificate, and there is none.',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA:
    'The API server does not trust the client certificate.',
  ERR_OSSL_PEM_NO_START_LINE: badClientCertificate,
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: badClientCertificate,
  ERR_OSSL_UNSUPPORTED: badClientCertificate,
};

/** Turns whatever a request threw into an error whose message is one clear sentence. */
export function describeConnectionError(error: unknown): Error {
  if (
    error instanceof ApiConnectionError ||
    error instanceof KubernetesApiError ||
    (error instanceof Error && error.name === 'AbortError')
  ) {
    return error;
  }
  const code = codeOf(error);
  let sentence = code ? sentences[code] : undefined;
  if (!sentence && code?.startsWith('HPE_')) {
    sentence = 'What answers at the address of the API server is not HTTP.';
  }
  if (!sentence && code?.startsWith('Z_')) {
    sentence = 'The API server sent a compressed answer that is broken.';
  }
  return new ApiConnectionError(
    sentence ??
      `The connection to the API server failed${code ? ` (${code})` : ''}.`,
    { code, cause: error },
  );
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return codeOf(error.errors[0]);
  }
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** A request that got no complete answer; carries no URL, header or token. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** Such as `ECONNREFUSED` or `UND_ERR_HEADERS_TIMEOUT`. */
  readonly code: string;
  /** False only where no byte of the request can have left this computer. */
  readonly sent: boolean;

  constructor(code: string, sent: boolean) {
    super(`${wordsFor(code)} (${code})`);
    this.code = code;
    this.sent = sent;
  }
}

// Errors of finding and connecting to the host: they come before the request is written.
const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Turns what the HTTP stack threw into a NetworkError; unknown errors count as sent. */
export function toNetworkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error;
  const code = codeOf(error);
  return new NetworkError(code, !unsentCodes.has(code) && !failedToConnect(error));
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    if (typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code)) return error.code;
  }
  return 'NETWORK';
}

function failedToConnect(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return false;
  return error.syscall === 'connect' || error.syscall === 'getaddrinfo';
}

function wordsFor(code: string): string {
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name could not be looked up';
  if (code.includes('CERT') || code.includes('TLS')) return 'its certificate was not accepted';
  if (code.includes('TIMEOUT') || code === 'ETIMEDOUT') return 'no answer in time';
  return 'the connection was lost';
}

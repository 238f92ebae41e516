/** A request that got no complete answer; carries no URL, header or token. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** Such as `ECONNREFUSED` or `UND_ERR_HEADERS_TIMEOUT`. */
  readonly code: string;
  /** False only where no byte of the request can have left this computer. */
  readonly sent: boolean;
  /** What to do, as the end of a sentence. */
  readonly advice: string;

  constructor(code: string, sent: boolean) {
    const { words, advice = 'check the network and try again' } = findTrouble(code);
    super(`${words} (${code})`);
    this.code = code;
    this.sent = sent;
    this.advice = advice;
  }
}

type Trouble = { readonly words: string; readonly advice?: string };

const distrusted: Trouble = {
  words: 'its certificate is of nobody that this computer trusts',
  advice:
    'where a proxy or a virus scanner opens connections, name its certificate in NODE_EXTRA_CA_CERTS',
};
const wrongTime = "check this computer's date, or try again later";
const unknownName: Trouble = {
  words: 'its name could not be looked up',
  advice: 'check the address and the network',
};
const noTls: Trouble = {
  words: 'what answers there speaks no https that is known here',
  advice: 'check the address, and whether a proxy or the sign-in page of a network answers for it',
};
const wrongName: Trouble = {
  words: 'its certificate is for another name',
  advice: 'check the address, and whether the sign-in page of a network answers for it',
};

/** Errors of finding the host, connecting to it and trusting it: they come before the request is written. */
const unsent: ReadonlyMap<string, Trouble> = new Map([
  ['ECONNREFUSED', { words: 'nothing listens there' }],
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  ['EHOSTUNREACH', { words: 'there is no way to it' }],
  ['ENETUNREACH', { words: 'there is no way to it' }],
  ['EADDRNOTAVAIL', { words: 'there is no way to it' }],
  ['UND_ERR_CONNECT_TIMEOUT', { words: 'no answer in time' }],
  ['CERT_HAS_EXPIRED', { words: 'its certificate has expired', advice: wrongTime }],
  ['CERT_NOT_YET_VALID', { words: 'its certificate is not valid yet', advice: wrongTime }],
  ['ERR_TLS_CERT_ALTNAME_INVALID', wrongName],
  ['HOSTNAME_MISMATCH', wrongName],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', distrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', distrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', distrusted],
  ['UNABLE_TO_GET_ISSUER_CERT', distrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', distrusted],
  ['CERT_UNTRUSTED', distrusted],
  ['CERT_REJECTED', distrusted],
  ['CERT_REVOKED', distrusted],
  ['CERT_SIGNATURE_FAILURE', distrusted],
  ['INVALID_CA', distrusted],
  ['INVALID_PURPOSE', distrusted],
  ['ERR_SSL_WRONG_VERSION_NUMBER', noTls],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', noTls],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', noTls],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', noTls],
]);

/** Turns what the HTTP stack threw into a NetworkError; unknown errors count as sent. */
export function toNetworkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error;
  const code = codeOf(error);
  return new NetworkError(code, !unsent.has(code) && !failedToConnect(error));
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    if (typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code)) return error.code;
  }
  return 'NETWORK';
}

function failedToConnect(error: unknown): boolean {
  // Node tells this by its message alone.
  if (error instanceof Error && error.message.includes('before secure TLS connection')) return true;
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return false;
  return error.syscall === 'connect' || error.syscall === 'getaddrinfo';
}

function findTrouble(code: string): Trouble {
  const known = unsent.get(code);
  if (known !== undefined) return known;
  if (code.includes('CERT') || code.includes('TLS'))
    return { words: 'its certificate was not accepted' };
  if (code.includes('TIMEOUT')) return { words: 'no answer in time' };
  return { words: 'the connection was lost' };
}

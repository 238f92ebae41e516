import type { Sentence } from '../../../../shared/domain/sentence.ts';
import { say, type SentenceId } from '../../../../shared/sentences/say.ts';

/** A request that got no complete answer; carries no URL, header or token. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** Such as `ECONNREFUSED` or `UND_ERR_HEADERS_TIMEOUT`. */
  readonly code: string;
  /** False only where no byte of the request can have left this computer. */
  readonly sent: boolean;
  /** What its message says. */
  readonly trouble: Sentence;
  /** What to do, as the end of a sentence. */
  readonly advice: Sentence;

  constructor(code: string, sent: boolean) {
    const { words, advice = 'network.checkNetwork' } = findTrouble(code);
    const trouble = say('network.withCode', { trouble: say(words), code });
    super(trouble.message);
    this.code = code;
    this.sent = sent;
    this.trouble = trouble;
    this.advice = say(advice);
  }
}

type Words = Exclude<Extract<SentenceId, `network.${string}`>, 'network.withCode'>;

type Trouble = { readonly words: Words; readonly advice?: Words };

const distrusted: Trouble = {
  words: 'network.distrusted',
  advice: 'network.nameCertificate',
};
const wrongTime = 'network.checkDate';
const unknownName: Trouble = {
  words: 'network.unknownName',
  advice: 'network.checkAddress',
};
const noTls: Trouble = {
  words: 'network.noTls',
  advice: 'network.checkProxy',
};
const wrongName: Trouble = {
  words: 'network.wrongName',
  advice: 'network.checkSignIn',
};

/** Errors of finding the host, connecting to it and trusting it: they come before the request is written. */
const unsent: ReadonlyMap<string, Trouble> = new Map([
  ['ECONNREFUSED', { words: 'network.nobodyListens' }],
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  ['EHOSTUNREACH', { words: 'network.noWay' }],
  ['ENETUNREACH', { words: 'network.noWay' }],
  ['EADDRNOTAVAIL', { words: 'network.noWay' }],
  ['UND_ERR_CONNECT_TIMEOUT', { words: 'network.noAnswer' }],
  ['CERT_HAS_EXPIRED', { words: 'network.certExpired', advice: wrongTime }],
  ['CERT_NOT_YET_VALID', { words: 'network.certNotYet', advice: wrongTime }],
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
  if (code.includes('CERT') || code.includes('TLS')) return { words: 'network.certRefused' };
  if (code.includes('TIMEOUT')) return { words: 'network.noAnswer' };
  return { words: 'network.lost' };
}

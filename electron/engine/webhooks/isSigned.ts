import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature is made of (replicate-api.md section 8). */
export type SignedMessage = {
  readonly id: string;
  /** Seconds since 1970, as the header says it. */
  readonly timestamp: string;
  /** `v1,<base64>`, several with spaces between. */
  readonly signatures: string;
  readonly body: Uint8Array;
};

const mostSignatures = 16;

/** Says whether one of the signatures was made with the secret, `whsec_...`. Takes equally long for every wrong one. */
export function isSigned(message: SignedMessage, secret: string): boolean {
  const expected = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${message.id}.${message.timestamp}.`)
    .update(message.body)
    .digest();
  let found = false;
  for (const text of message.signatures.split(' ').slice(0, mostSignatures)) {
    const given = text.startsWith('v1,') ? Buffer.from(text.slice(3), 'base64') : Buffer.alloc(0);
    // Not one after the other until one fits: all are compared.
    found = (given.length === expected.length && timingSafeEqual(given, expected)) || found;
  }
  return found;
}

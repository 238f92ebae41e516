import { randomBytes } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 letters of base32 from 130 random bits: the form of Replicate's ids. */
export function randomId(): string {
  return Array.from(randomBytes(26), (byte) => letters[byte & 31]).join('');
}

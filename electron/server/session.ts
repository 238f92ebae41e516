import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Decides who may use the server: those who know the token, and the browser that showed it once. */
export type Session = {
  readonly token: string;
  readonly cookieName: string;
  /** A `Set-Cookie` value: HttpOnly, and sent to this server only from its own pages. */
  readonly setCookie: string;
  isToken(candidate: string | null | undefined): boolean;
  /** Reads a `Cookie` header. */
  hasCookie(header: string | null | undefined): boolean;
};

/** A random token of 256 bits, safe in an address. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Makes the session of a server on `port`; browsers share cookies between ports, so the port is in the name. */
export function createSession(token: string, port: number): Session {
  const cookieName = `patchbay_${port}`;
  // Not the token itself: what a browser keeps on disk must be worth nothing after a restart.
  const cookie = randomToken();
  return {
    token,
    cookieName,
    setCookie: `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`,
    isToken: (candidate) => isSame(candidate, token),
    hasCookie: (header) => isSame(readCookie(header ?? '', cookieName), cookie),
  };
}

/** Compares in constant time, whatever the lengths. */
function isSame(candidate: string | null | undefined, secret: string): boolean {
  if (candidate === null || candidate === undefined || candidate === '') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(candidate), digest(secret));
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key = '', ...value] = part.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

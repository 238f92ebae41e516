import { expect, test } from 'vitest';
import { toNetworkError } from './networkError.ts';

function errorWith(properties: object): Error {
  return Object.assign(new Error('with Bearer r8_secret'), properties);
}

test.each([
  { error: errorWith({ code: 'ECONNREFUSED' }), sent: false },
  { error: errorWith({ code: 'ETIMEDOUT', syscall: 'connect' }), sent: false },
  { error: errorWith({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), sent: false },
  { error: errorWith({ code: 'CERT_HAS_EXPIRED' }), sent: false },
  { error: errorWith({ code: 'ECONNRESET', syscall: 'read' }), sent: true },
  { error: errorWith({ code: 'EPIPE', syscall: 'write' }), sent: true },
  { error: errorWith({ code: 'UND_ERR_HEADERS_TIMEOUT' }), sent: true },
  { error: errorWith({}), sent: true },
  { error: 'a text', sent: true },
])('$error.code $error.syscall: sent is $sent', ({ error, sent }) => {
  const result = toNetworkError(error);
  expect(result.sent).toBe(sent);
  expect(result.message).not.toContain('r8_');
  expect(result.cause).toBeUndefined();
});

import { expect, test } from 'vitest';
import {
  canceled,
  FailureError,
  findStorageReason,
  invalidInput,
  isRetryable,
  toFailure,
} from './failure.ts';

const systemError = (code: string, path?: string): Error =>
  Object.assign(new Error(code), { code }, path === undefined ? {} : { path });

test('a failure that was thrown is the failure', () => {
  const failure = { kind: 'unauthorized', message: 'No.' } as const;
  const cause = new Error('401');
  const error = new FailureError(failure, cause);
  expect(toFailure(error)).toBe(failure);
  expect([error.message, error.name, error.cause]).toEqual(['No.', 'FailureError', cause]);
  expect('cause' in new FailureError(failure)).toBe(false);
});

test.each(['ENOSPC', 'EACCES', 'EEXIST', 'ENOTDIR', 'EISDIR', 'EROFS', 'EFBIG', 'EMFILE'])(
  '%s is told as what happened and what to do, with the place',
  (code) => {
    const failure = toFailure(systemError(code, '/there'));
    expect(failure).toMatchObject({ kind: 'storage', code });
    expect(failure.message).toMatch(/^[A-Z][^:]+: [^.]+\. \(\/there\)$/);
    expect(toFailure(systemError(code)).message).toMatch(/^[A-Z][^:]+: [^.]+\.$/);
  },
);

test('codes that are no disk are unexpected, also those that every object has', () => {
  for (const code of ['ECONNRESET', 'constructor', 'toString']) {
    expect(toFailure(systemError(code)).kind).toBe('unexpected');
    expect(findStorageReason(code)).toBeUndefined();
  }
});

test('an abort is a cancel, anything else is unexpected with its message', () => {
  expect(toFailure(new DOMException('gone', 'AbortError')).kind).toBe('canceled');
  expect(toFailure(new TypeError('x is not a function')).message).toBe(
    'Something unexpected happened: x is not a function',
  );
  expect(toFailure('a text')).toMatchObject({
    kind: 'unexpected',
    message: 'Something unexpected happened: a text',
  });
  expect(toFailure(undefined).kind).toBe('unexpected');
});

test('only a provider out of reach is worth another try', () => {
  expect(isRetryable({ kind: 'provider-unavailable', message: '' })).toBe(true);
  expect(isRetryable(canceled().failure)).toBe(false);
  expect(isRetryable(invalidInput('x').failure)).toBe(false);
});

test('bad input names its port where there is one', () => {
  expect(invalidInput('No.', 'image').failure).toEqual({
    kind: 'invalid-input',
    message: 'No.',
    port: 'image',
  });
  expect('port' in invalidInput('No.').failure).toBe(false);
});

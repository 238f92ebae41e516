import { expect, test } from 'vitest';
import { policyText } from './policyText.ts';

test.each([
  [{}, ''],
  [
    { retry: { attempts: 3, backoffMs: 0, on: ['failed'] }, timeoutMs: 120_000 },
    'Up to 3 attempts, 2 min each',
  ],
  [{ timeoutMs: 120_000 }, '2 min at most'],
  [{ retry: { attempts: 1, backoffMs: 0, on: ['failed'] } }, ''],
  [{ cancelAfterMs: 300_000, onError: 'output' }, 'Canceled after 5 min, failures go to a port'],
] as const)('%j reads as "%s"', (policy, text) => {
  expect(policyText(policy)).toBe(text);
});

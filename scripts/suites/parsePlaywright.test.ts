import { expect, test } from 'vitest';
import { parsePlaywright } from './parsePlaywright.ts';
import { sumResults, summaryLine, withHiddenFailures } from './suiteResult.ts';

function spec(title: string, status: string, reason?: string) {
  const annotations = reason === undefined ? [] : [{ type: 'skip', description: reason }];
  const results = [{ error: { message: '\u001B[31mtoo early\u001B[39m' } }, {}];
  return { title, file: 'a.spec.ts', tests: [{ status, annotations, results }] };
}

test('a test that passed only when tried again has passed, and is named', () => {
  const inner = { title: 'inside', specs: [spec('races', 'flaky')] };
  const specs = [spec('holds', 'expected'), spec('fails', 'unexpected'), spec('waits', 'skipped')];
  const result = parsePlaywright({
    suites: [{ title: 'a.spec.ts', specs, suites: [inner] }],
    errors: [{ message: 'no browser' }],
  });
  expect(result).toEqual({
    passed: 2,
    failed: ['a.spec.ts > fails', 'outside any test: no browser'],
    unsteady: [{ title: 'a.spec.ts > inside > races', reason: 'too early' }],
    skipped: [{ title: 'a.spec.ts > waits', reason: undefined }],
  });
  expect(summaryLine(sumResults([result, result]))).toBe('4 passed, 4 failed, 2 skipped');
  expect(withHiddenFailures(result, 1).failed.at(-1)).toBe(
    'skipped without a reason: a.spec.ts > waits',
  );
});

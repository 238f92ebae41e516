import { z } from 'zod';

/** `reason` is what the first try failed with. */
const unsteadySchema = z.object({ title: z.string(), reason: z.string() });
const skippedSchema = z.object({ title: z.string(), reason: z.string().optional() });

/** The border between the test run and `npm test`: what the reporter of each suite writes. */
export const suiteResultSchema = z.object({
  passed: z.number(),
  failed: z.array(z.string()),
  /** Passed, but not at the first try: each is a race to be found. */
  unsteady: z.array(unsteadySchema).default([]),
  skipped: z.array(skippedSchema),
});

/** The outcome of one suite. A file that does not load and an error outside any test count as failed tests. */
export type SuiteResult = Readonly<z.infer<typeof suiteResultSchema>>;

/** Suites as one. */
export function sumResults(results: readonly SuiteResult[]): SuiteResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.flatMap(({ failed }) => failed),
    unsteady: results.flatMap(({ unsteady }) => unsteady),
    skipped: results.flatMap(({ skipped }) => skipped),
  };
}

/**
 * A suite that ended with an error although all its tests passed, that ran no test at all, or that skipped a test
 * without saying why, has failed as well: each adds one failure.
 */
export function withHiddenFailures(result: SuiteResult, exitCode: number): SuiteResult {
  const hidden: string[] = [];
  if (exitCode !== 0 && result.failed.length === 0) hidden.push(`ended with exit code ${exitCode}`);
  if (result.passed + result.failed.length === 0) hidden.push(`ran no test`);
  for (const { title, reason } of result.skipped) {
    if (reason === undefined) hidden.push(`skipped without a reason: ${title}`);
  }
  return { ...result, failed: [...result.failed, ...hidden] };
}

/** The plain last line, such as `12 passed, 0 failed` or `12 passed, 0 failed, 1 skipped`. */
export function summaryLine({ passed, failed, skipped }: SuiteResult): string {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length === 0 ? line : `${line}, ${skipped.length} skipped`;
}

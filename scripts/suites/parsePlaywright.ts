import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { SuiteResult } from './suiteResult.ts';

const testSchema = z.object({
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
  results: z
    .array(z.object({ error: z.object({ message: z.string().default('') }).optional() }))
    .default([]),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
});

const specSchema = z.object({ title: z.string(), file: z.string(), tests: z.array(testSchema) });

const suiteSchema = z.object({
  title: z.string(),
  specs: z.array(specSchema).default([]),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});

const reportSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.object({ message: z.string().default('unknown error') })),
});

type Suite = z.infer<typeof suiteSchema>;
type Case = { readonly title: string; readonly test: z.infer<typeof testSchema> };

/** The report of Playwright's JSON reporter as a SuiteResult. One that passed only when tried again is in `passed` and in `unsteady`. Throws on another shape. */
export function parsePlaywright(report: unknown): SuiteResult {
  const { suites, errors } = reportSchema.parse(report);
  const cases = suites.flatMap((suite) => casesOf(suite, []));
  const titled = (...statuses: readonly string[]) =>
    cases.filter(({ test }) => statuses.includes(test.status));
  return {
    passed: titled('expected', 'flaky').length,
    unsteady: titled('flaky').map(({ title, test }) => ({
      title,
      reason: stripVTControlCharacters(test.results[0]?.error?.message ?? ''),
    })),
    failed: [
      ...titled('unexpected').map(({ title }) => title),
      ...errors.map(({ message }) => `outside any test: ${message}`),
    ],
    skipped: titled('skipped').map(({ title, test }) => ({
      title,
      reason: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description,
    })),
  };
}

function casesOf(suite: Suite, above: readonly string[]): readonly Case[] {
  const path = [...above, suite.title];
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map((test) => ({ title: [...path, spec.title].join(' > '), test })),
  );
  return [...own, ...suite.suites.flatMap((inner) => casesOf(inner, path))];
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale, rendererBuild } from './builds.ts';
import { cliBuild } from './cliBuild.ts';
import { runTool } from './runTool.ts';
import { parsePlaywright } from './suites/parsePlaywright.ts';
import {
  suiteResultSchema,
  summaryLine,
  sumResults,
  withHiddenFailures,
  type SuiteResult,
} from './suites/suiteResult.ts';

const root = join(import.meta.dirname, '..');
const reports = join(root, '.cache', 'test');
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** A suite that wrote no readable report has crashed, which is one failure. */
function readReport(path: string, parse: (json: unknown) => SuiteResult): SuiteResult {
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      passed: 0,
      failed: [`left no readable report (${reason})`],
      unsteady: [],
      skipped: [],
    };
  }
}

/** The page that the server host's tests serve, and the command line, which starts in half the time without its sources. */
async function buildAll(): Promise<SuiteResult> {
  const failed: string[] = [];
  for (const build of [rendererBuild, cliBuild])
    if (!(await buildStale([build], { root }))) failed.push(`${build.name} does not build`);
  return { passed: 0, failed, unsteady: [], skipped: [] };
}

async function runUnit(): Promise<SuiteResult> {
  console.log('\n=== unit and integration tests');
  const reporters = ['--reporter=default', '--reporter=./scripts/suites/vitestReporter.ts'];
  const code = await runTool(
    { package: 'vitest', args: ['run', '--allowOnly=false', ...reporters] },
    { root, env: { PATCHBAY_SUITE_RESULT: unitReport } },
  );
  const result = readReport(unitReport, (json) => suiteResultSchema.parse(json));
  return withHiddenFailures(result, code);
}

async function runBrowser(): Promise<SuiteResult> {
  console.log('\n=== browser tests');
  const code = await runTool(
    {
      package: '@playwright/test',
      command: 'playwright',
      // What takes long and is much like what runs here: `npm run test:long`.
      args: ['test', '--forbid-only', '--grep-invert', '@long', '--reporter=list,json'],
    },
    { root, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport } },
  );
  return withHiddenFailures(readReport(browserReport, parsePlaywright), code);
}

rmSync(reports, { recursive: true, force: true });
const build = await buildAll();
const unit = await runUnit();
const browser = await runBrowser();
const total = sumResults([build, unit, browser]);

console.log('\n=== test');
console.log(`unit and integration: ${summaryLine(unit)}`);
console.log(`browser: ${summaryLine(browser)}`);
for (const [name, { failed }] of Object.entries({ build, unit, browser })) {
  for (const title of failed) console.log(`FAILED  ${name}: ${title}`);
}
for (const { title, reason } of total.unsteady)
  console.log(`UNSTEADY passed at the second try: ${title}\n${reason.replaceAll(/^/gm, '  ')}`);
for (const { title, reason } of total.skipped)
  console.log(`skipped ${title}: ${reason ?? 'no reason given'}`);
console.log(summaryLine(total));
process.exitCode = total.failed.length === 0 ? 0 : 1;

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanProject } from './cleanProject.ts';
import { createProject, type PlantedProject } from './createProject.ts';

const vitestImport = "import { expect, it } from 'vitest';\n";
const playwrightImport = "import { expect, test } from '@playwright/test';\n";

/** What `npm test` needs to start: a page to build, one unit test and one browser suite, both good. */
const passing: Readonly<Record<string, string>> = {
  'package.json': cleanProject['package.json'] ?? '',
  'index.html': '<p>built</p>\n',
  'vite.cli.config.ts': "export default { build: { outDir: 'dist/cli' } };\n",
  'playwright.config.ts': "export default { testDir: 'test/e2e' };\n",
  'shared/good.test.ts': `${vitestImport}it('holds', () => expect(1).toBe(1));\n`,
  'test/e2e/good.spec.ts': `${playwrightImport}test('holds', () => expect(1).toBe(1));\n`,
};

let project: PlantedProject;

beforeEach(() => {
  project = createProject(passing);
});

afterEach(() => project.remove());

async function runTests(files: Readonly<Record<string, string>>) {
  project.plant(files);
  const { code, stdout, output } = await project.run('scripts/test.ts');
  return { code, output, last: stdout.trimEnd().split('\n').at(-1) };
}

// Each test runs all suites of a project of its own.
describe('npm test', { timeout: 120_000 }, () => {
  it('sums all suites in one plain last line', async () => {
    const { code, output, last } = await runTests({});
    expect(last, output).toBe('2 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('counts every way to fail, and lists skips with their reasons', async () => {
    const { code, output, last } = await runTests({
      'shared/bad.test.ts': `${vitestImport}it('is wrong', () => expect(1).toBe(2));
it('cannot run', (context) => context.skip('no camera here'));\n`,
      'shared/broken.test.ts': "throw new Error('this file does not load');\n",
      'shared/network.test.ts': `${vitestImport}it('hides a refusal', async () => {
  await fetch('http://192.0.2.1/').catch(() => undefined);
});\n`,
      'shared/setup.test.ts': `import { beforeAll, it } from 'vitest';
beforeAll(() => { throw new Error('no set-up'); });
it('never runs', () => undefined);\n`,
      'shared/late.test.ts': `${vitestImport}it('leaves an error behind', () => {
  void Promise.reject(new Error('nobody waits for this'));
  expect(1).toBe(1);
});\n`,
      'test/e2e/bad.spec.ts': `${playwrightImport}test('is wrong', () => expect(1).toBe(2));
test('cannot run', () => test.skip(true, 'no display here'));\n`,
    });
    // Failed: the assertion, the file, the hidden connection, the set-up, the stray rejection, and in the browser one.
    expect(last, output).toBe('3 passed, 6 failed, 3 skipped');
    expect(output).toContain('no camera here');
    expect(output).toContain('no display here');
    expect(output).toContain('192.0.2.1');
    expect(code).toBe(1);
  });

  it('tries once more in CI what fails, and names it with the reason', async () => {
    const { code, output, last } = await runTests({
      'shared/race.test.ts': `${vitestImport}let tries = 0;
it('races', () => expect((tries += 1)).toBe(2));\n`,
    });
    expect(last, output).toBe('3 passed, 0 failed');
    expect(output).toMatch(/UNSTEADY .*race\.test\.ts > races\n {2}expected 1 to be 2/);
    expect(code).toBe(0);
  });

  it('refuses a test that shuts out all others', async () => {
    const { code, last } = await runTests({
      'shared/only.test.ts': `${vitestImport}it.only('is alone', () => expect(1).toBe(1));\n`,
      'test/e2e/only.spec.ts': `${playwrightImport}test.only('is alone', () => expect(1).toBe(1));\n`,
    });
    expect(last).toMatch(/ [2-9] failed$/);
    expect(code).toBe(1);
  });

  it('fails for a skip without a reason, a suite without tests and a page that does not build', async () => {
    const { code, output, last } = await runTests({
      'shared/good.test.ts': `${vitestImport}it('holds', () => expect(1).toBe(1));
it.skip('is forgotten', () => undefined);\n`,
      'playwright.config.ts': "export default { testDir: 'test/nowhere' };\n",
      'index.html': '<script type="module" src="./missing.ts"></script>\n',
    });
    expect(output).toMatch(/FAILED {2}unit: skipped without a reason: .*is forgotten/);
    expect(output).toMatch(/FAILED {2}browser: /);
    expect(output).toMatch(/FAILED {2}build: the window does not build/);
    expect(last).toMatch(/^1 passed, [3-9] failed, 1 skipped$/);
    expect(code).toBe(1);
  });
});

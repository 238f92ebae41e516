import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', '..', '.ci', 'run');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs .ci/run with an npm that only writes down what it was asked, and fails for the command named. */
function runCi(
  failing: string,
): Promise<{ readonly code: number; readonly stdout: string; readonly calls: string }> {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-ci-'));
  folders.push(root);
  mkdirSync(join(root, '.ci'));
  cpSync(script, join(root, '.ci', 'run'));
  const npm = join(root, 'npm');
  writeFileSync(
    npm,
    `#!/usr/bin/env bash
echo "$* in CI=$CI" >> "${root}/calls"
cat > /dev/null
if [ "$*" = test ]; then echo "3 passed, 0 failed"; fi
[ "$*" != "${failing}" ]
`,
  );
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${root}${delimiter}${process.env['PATH'] ?? ''}` };
  return new Promise((done) => {
    execFile(join(root, '.ci', 'run'), { cwd: tmpdir(), env }, (error, stdout) => {
      const code = error === null ? 0 : Number(error.code ?? 1);
      done({ code, stdout, calls: readFileSync(join(root, 'calls'), 'utf8') });
    });
  });
}

describe.skipIf(process.platform === 'win32')('.ci/run (needs bash)', () => {
  it('installs, checks and tests, and ends with the plain line', async () => {
    const { code, stdout, calls } = await runCi('nothing');
    expect(calls).toBe('ci in CI=true\nrun check in CI=true\ntest in CI=true\n');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('3 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('tests although a gate failed, and fails', async () => {
    const { code, stdout } = await runCi('run check');
    expect(stdout).toContain('3 passed, 0 failed');
    expect(code).toBe(1);
  });

  it('fails when a test failed', async () => {
    expect(await runCi('test')).toMatchObject({ code: 1 });
  });

  it('stops when nothing could be installed', async () => {
    expect(await runCi('ci')).toMatchObject({ code: 1, calls: 'ci in CI=true\n' });
  });
});

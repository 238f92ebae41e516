import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { runProgram } from './runProgram.ts';
import type { Seen } from './standIn/electronRuntime.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'patchbay-start-'));
const start = join(root, 'scripts', 'start.ts');
const opened = join(folder, 'opened');

/** An environment in which nothing real is opened or downloaded. */
const env = {
  PATCHBAY_HOME: join(folder, 'home'),
  PATCHBAY_KEYCHAIN: 'off',
  INIT_CWD: folder,
  DISPLAY: ':0',
  ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'runtime'),
  PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
};

function program(path: string, script: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

beforeAll(() => {
  const runtime = join(import.meta.dirname, 'standIn', 'electronRuntime.ts');
  program(join(folder, 'runtime', 'electron'), `exec "${process.execPath}" "${runtime}" "$@"`);
  program(join(folder, 'broken', 'electron'), 'exit 1');
  program(join(folder, 'bin', 'xdg-open'), `echo "$1" > "${opened}"`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = test.skipIf(process.platform !== 'linux');

onLinux(
  'npm start opens the desktop app on a file of the folder that the user is in',
  async () => {
    const { code, stdout, stderr } = await runProgram(process.execPath, [start, 'cats.patchbay'], {
      cwd: root,
      env,
    });
    expect(code, stderr + stdout).toBe(0);
    const seen: Seen = JSON.parse(stdout.split('\n').find((line) => line.startsWith('{')) ?? '');
    expect(seen).toMatchObject({
      page: { status: 200 },
      outcome: 'succeeded',
      opened: join(folder, 'cats.patchbay'),
    });
  },
  120_000,
);

onLinux('a data folder that cannot be used is said in a dialog, and the app ends', async () => {
  const home = join(folder, 'a-file');
  writeFileSync(home, '');
  const runtime = join(import.meta.dirname, 'standIn', 'electronRuntime.ts');
  const options = { cwd: root, env: { ...env, PATCHBAY_HOME: home } };
  const { code, stdout, stderr } = await runProgram(process.execPath, [runtime, root], options);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('Patchbay cannot start');
  expect(stderr).toContain(`The data folder is ${home}; set PATCHBAY_HOME to use another.`);
});

onLinux.each([
  ['there is no display', { DISPLAY: '', WAYLAND_DISPLAY: '' }],
  ['it ended with code 1', { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'broken') }],
])(
  'npm start opens the browser instead when %s',
  async (reason, change) => {
    rmSync(opened, { force: true });
    const child = spawn(process.execPath, [start], {
      cwd: root,
      env: { ...process.env, ...env, ...change },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    onTestFinished(
      () => void (child.exitCode === null && process.kill(-(child.pid ?? 0), 'SIGKILL')),
    );
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const readAddress = (): string =>
      existsSync(opened) ? readFileSync(opened, 'utf8').trim() : '';
    await vi.waitFor(() => expect(readAddress()).not.toBe(''), { timeout: 100_000, interval: 50 });
    expect(stdout).toContain(`The desktop runtime cannot be used here (${reason})`);
    const address = readAddress();
    // The browser is opened and the address printed at the same time.
    await vi.waitFor(() => expect(stdout).toContain(address), { timeout: 20_000, interval: 50 });
    expect((await fetch(address)).status).toBe(200);
    // Ctrl+C goes to every process of the terminal: the server ends by itself, and the script after it.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  },
  120_000,
);

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBuiltinProcess } from './startBuiltinProcess.ts';
import { versionOf } from './testing/testServer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'builtin-process-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await setTimeout(20);
}

test('runs the models in another process, with the token in no argument', async () => {
  const child = await startBuiltinProcess({ storageDir: folder });
  const headers = { authorization: `Bearer ${child.token}`, prefer: 'wait' };
  const answer = await fetch(`${child.baseUrl}/predictions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ version: versionOf('split-text'), input: { text: 'a\nb' } }),
  });
  expect(await answer.json()).toMatchObject({ status: 'succeeded', output: ['a', 'b'] });
  expect(child.pid).not.toBe(process.pid);
  if (process.platform === 'linux') {
    const [argv, env] = ['cmdline', 'environ'].map((name) =>
      readFileSync(`/proc/${child.pid}/${name}`, 'utf8'),
    );
    expect(argv).toContain('main.ts');
    expect(`${argv ?? ''}${env ?? ''}`).not.toContain(child.token);
  }
  expect((await fetch(`${child.baseUrl}/account`)).status).toBe(401);
  await child.close();
  await child.close();
  expect(isAlive(child.pid)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('the child ends when its parent is killed, and the next start cleans up', async () => {
  const script = join(folder, 'parent.ts');
  const storageDir = join(folder, 'storage');
  const module = new URL('./startBuiltinProcess.ts', import.meta.url).href;
  await writeFile(
    script,
    `import { startBuiltinProcess } from ${JSON.stringify(module)};
     const child = await startBuiltinProcess({ storageDir: ${JSON.stringify(storageDir)} });
     process.stdout.write(child.pid + '\\n');
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve, reject) => {
    parent.stdout.once('data', (data: Buffer) => resolve(Number(data.toString())));
    parent.once('exit', () => reject(new Error('The parent ended too early.')));
  });
  expect(isAlive(pid)).toBe(true);
  const [left] = await readdir(storageDir);
  parent.kill('SIGKILL');
  await untilDead(pid);
  const next = await startBuiltinProcess({ storageDir });
  expect(await readdir(storageDir)).not.toContain(left);
  await next.close();
});

test('the start fails with one sentence when the folder cannot be used', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(startBuiltinProcess({ storageDir: file })).rejects.toThrow(
    /^The built-in models could not be started: .*EEXIST.*\. Check that the storage folder can be written, then start again\.$/,
  );
});

test('the start fails when the program is missing or ends at once', async () => {
  const entry = join(folder, 'none.ts');
  await expect(startBuiltinProcess({ storageDir: folder, entry })).rejects.toThrow(
    /^The built-in models could not be started: the process ended with code 1\..*It wrote: /s,
  );
});

test('the start can be cancelled and leaves no process', async () => {
  const entry = join(folder, 'silent.ts');
  await writeFile(entry, 'setInterval(() => {}, 1000);');
  const controller = new AbortController();
  const starting = startBuiltinProcess({ storageDir: folder, entry, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(starting).rejects.toThrow('enough');
  await expect(
    startBuiltinProcess({ storageDir: folder, entry, startTimeoutMs: 100 }),
  ).rejects.toThrow('no answer after 0.1 s');
});

test('the child does not see the secrets of its parent', async () => {
  const entry = join(folder, 'tell.ts');
  await writeFile(
    entry,
    `process.send({ kind: 'failed', reason: ['SOME_API_TOKEN', 'ELECTRON_RUN_AS_NODE'].map((name) => String(process.env[name])).join() });`,
  );
  process.env['SOME_API_TOKEN'] = 'very-secret';
  try {
    await expect(startBuiltinProcess({ storageDir: folder, entry })).rejects.toThrow('undefined,1');
  } finally {
    delete process.env['SOME_API_TOKEN'];
  }
});

test('models of the user outlive a process that was killed', async () => {
  const first = await startBuiltinProcess({ storageDir: folder });
  const made = await fetch(`${first.baseUrl}/models`, {
    method: 'POST',
    headers: { authorization: `Bearer ${first.token}` },
    body: JSON.stringify({
      owner: 'builtin',
      name: 'mine',
      visibility: 'private',
      hardware: 'local',
    }),
  });
  expect(made.status).toBe(201);
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await startBuiltinProcess({ storageDir: folder });
  const found = await fetch(`${second.baseUrl}/models/builtin/mine`, {
    headers: { authorization: `Bearer ${second.token}` },
  });
  expect(await found.json()).toMatchObject({ name: 'mine', latest_version: null });
  await second.close();
});

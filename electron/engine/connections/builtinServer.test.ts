import { writeFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { createBuiltinServerHandle } from './builtinServer.ts';

/** Stands in for the child: it says that it is ready, and ends when it is told to or when it crashes. */
const child = `
const name = process.pid;
process.send({ kind: 'hello' });
let started = false;
process.on('message', () => {
  if (started) process.exit(0);
  started = true;
  process.send({ kind: 'ready', baseUrl: 'http://127.0.0.1:9/' + name });
});
process.on('disconnect', () => process.exit(0));
`;

async function openHandle(source: string) {
  const scratch = await scratchFolder();
  const builtinEntry = scratch.at('child.mjs');
  await writeFile(builtinEntry, source);
  const server = createBuiltinServerHandle({ dataDir: scratch.path, builtinEntry });
  return {
    server,
    pid: async () => Number((await server.address()).baseUrl.split('/').at(-1)),
    rewrite: (text: string) => writeFile(builtinEntry, text),
    async [Symbol.asyncDispose]() {
      await server.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('one that runs already is used and left running', async () => {
  const builtin = { baseUrl: 'http://127.0.0.1:9/v1', token: 'x' };
  const server = createBuiltinServerHandle({ dataDir: '/nowhere', builtin });
  expect(await server.address()).toBe(builtin);
  await server.close();
});

test('the child starts at first use, once, and ends with the handle', async () => {
  await using t = await openHandle(child);
  const [pid, again] = await Promise.all([t.pid(), t.pid()]);
  expect(again).toBe(pid);
  await t.server.close();
  expect(isAlive(pid)).toBe(false);
  await expect(t.server.address()).rejects.toMatchObject({ failure: { kind: 'canceled' } });
});

test('closing what never started starts nothing', async () => {
  await using t = await openHandle('process.exit(7)');
  await t.server.close();
  await t.server.close();
});

test('a child that died is started anew', async () => {
  await using t = await openHandle(child);
  const pid = await t.pid();
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await t.pid()).not.toBe(pid), { timeout: 10_000 });
});

test('a child that does not start is told in a sentence, and the next use tries again', async () => {
  await using t = await openHandle('process.exit(7)');
  await expect(t.server.address()).rejects.toMatchObject({
    failure: {
      kind: 'provider-unavailable',
      message: expect.stringMatching(/^The built-in models could not be started: .*code 7/),
    },
  });
  await t.rewrite(child);
  await vi.waitFor(async () => expect(await t.pid()).toBeGreaterThan(0), { timeout: 10_000 });
});

test('closing while it starts ends the start', async () => {
  await using t = await openHandle('setInterval(() => {}, 1000)');
  const starting = t.server.address();
  starting.catch(() => undefined);
  await t.server.close();
  await expect(starting).rejects.toMatchObject({ failure: { kind: 'canceled' } });
});

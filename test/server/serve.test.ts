import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createCliTest } from '../cli/runCli.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';

/** A server that goes on with a run whose command was killed, and whose prediction is held at its provider. */
async function createLive() {
  const token = randomBytes(16).toString('hex');
  const cli = await createCliTest({ REPLICATE_API_TOKEN: token });
  const server = await createBuiltinServer({ token, storageDir: cli.path('provider') });
  server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  });
  const { chain } = await buildCrashPipelines(1);
  await writeFile(cli.path('chain.patchbay'), serializePipeline(chain));
  const env = { REPLICATE_BASE_URL: server.baseUrl };
  const command = cli.start(['run', 'chain.patchbay', '--json', '-o', 'out'], env);
  await command.untilOutput(/"task\.submitted"/);
  command.child.kill('SIGKILL');
  await command.ended;
  const running = cli.start(['serve'], env);
  await running.untilOutput(addressLine);
  return {
    server,
    running,
    untilSaid: (text: RegExp) =>
      new Promise<void>((resolve) => {
        let said = '';
        running.child.stderr?.on('data', (part: string) => {
          said += part;
          if (text.test(said)) resolve();
        });
      }),
    async [Symbol.asyncDispose]() {
      await cli[Symbol.asyncDispose]();
      await server.close();
    },
  };
}

const addressLine = /^Patchbay is at (http:\/\/127\.0\.0\.1:\d+\/#token=\S+)\n/m;

test.each(['SIGINT', 'SIGTERM'] as const)(
  'patchbay serve prints one address and ends in order on %s',
  async (signal) => {
    await using cli = await createCliTest();
    const running = cli.start(['serve']);
    const output = await running.untilOutput(addressLine);
    const url = new URL(addressLine.exec(output)?.[1] ?? '');
    const page = await fetch(url.origin);
    const isBuilt = existsSync(
      path.join(import.meta.dirname, '..', '..', 'dist', 'renderer', 'index.html'),
    );
    expect(page.status).toBe(isBuilt ? 200 : 503);

    running.child.kill(signal);

    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
    await expect(fetch(url.origin)).rejects.toThrow();
  },
);

test.each(['once', 'twice'] as const)(
  'predictions are left to the next start where patchbay serve is told %s to end, or canceled',
  async (times) => {
    await using t = await createLive();
    const told = t.untilSaid(/1 prediction will go on at the provider.*Stop again/);
    t.running.child.kill('SIGTERM');
    await told;
    if (times === 'twice') t.running.child.kill('SIGTERM');
    const { code, stderr } = await t.running.ended;
    expect(code).toBe(0);
    expect(stderr.includes('Canceling.')).toBe(times === 'twice');
    expect(t.server.counts.live()).toBe(times === 'twice' ? 0 : 1);
  },
  60_000,
);

test('patchbay serve refuses a public address that is none with exit code 2', async () => {
  await using cli = await createCliTest();
  const { code, stdout, stderr } = await cli.run(['serve', '--public-url', 'http://example.org']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/"http:\/\/example.org" cannot be the public address: give an https/);
});

test('patchbay serve refuses a port that is none with exit code 2', async () => {
  await using cli = await createCliTest();
  const { code, stdout, stderr } = await cli.run(['serve', '--port', 'abc']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/whole number from 0 to 65535/);
});

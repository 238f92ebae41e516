import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { twoColourPng } from '../support/images.ts';
import { nodeOf, writeChangedExample } from './pipelineFile.ts';
import { createCliTest, examples } from './runCli.ts';

const firstSteps = path.join(examples, 'first-steps.patchbay');

/** A command line whose Replicate is a built-in server in this process, so that its counts and faults are at hand. */
async function createProviderTest() {
  const token = randomBytes(24).toString('hex');
  const cli = await createCliTest();
  const server = await createBuiltinServer({ token, storageDir: cli.path('server') });
  const env = { REPLICATE_BASE_URL: server.baseUrl, REPLICATE_API_TOKEN: token };
  return {
    cli,
    server,
    env,
    async [Symbol.asyncDispose]() {
      await server.close();
      await cli[Symbol.asyncDispose]();
    },
  };
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 1;
}

/** A pipeline whose prediction would stream for minutes. */
function writeSlow(target: string): Promise<string> {
  return writeChangedExample('text-tools', {
    target,
    change: (file) => {
      nodeOf(file, 'words').inputs['delay_ms'] = 2000;
    },
  });
}

describe('a provider over the network', () => {
  test('runs the same pipeline with the same result', async () => {
    await using t = await createProviderTest();
    await writeFile(t.cli.path('mine.png'), await twoColourPng(30, 20));
    const args = ['run', firstSteps, '-i', 'photo=@mine.png', '-o', 'out'];
    const { code, stderr } = await t.cli.run([...args, '--provider', 'replicate'], t.env);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(t.server.counts.creates()).toHaveLength(2);
    expect(await readdir(t.cli.out)).toEqual(['mine-large.png']);
  });

  test('takes only the models of the provider that is written before =', async () => {
    await using t = await createProviderTest();
    const args = ['run', firstSteps, '-o', 'out', '--provider'];
    const moved = await t.cli.run([...args, 'builtin=replicate'], t.env);
    expect({ code: moved.code, stderr: moved.stderr }).toMatchObject({ code: 0 });
    expect(t.server.counts.creates()).toHaveLength(2);
    const unused = await t.cli.run([...args, 'lowcodeapi=replicate'], t.env);
    expect(unused.code).toBe(2);
    expect(unused.stderr).toContain('No model of this pipeline runs at "lowcodeapi"');
    expect(t.server.counts.creates()).toHaveLength(2);
  });

  test('a wrong token is exit code 4, names the node and creates nothing', async () => {
    await using t = await createProviderTest();
    const env = { ...t.env, REPLICATE_API_TOKEN: 'r8_wrong_token' };
    const { code, stdout, stderr } = await t.cli.run(
      ['run', firstSteps, '-o', 'out', '--provider', 'replicate'],
      env,
    );
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toMatch(/^"Black and white": .*token/i);
    expect(stderr).not.toContain('r8_wrong_token');
    expect(t.server.counts.creates()).toEqual([]);
    expect(existsSync(t.cli.out)).toBe(false);
  });

  test('no token is exit code 4 and says where to set it', async () => {
    await using cli = await createCliTest();
    const { code, stderr } = await cli.run([
      'run',
      firstSteps,
      '-o',
      'out',
      '--provider',
      'replicate',
    ]);
    expect(code).toBe(4);
    expect(stderr).toContain('REPLICATE_API_TOKEN');
  });

  // The client gives a provider several chances before it says so.
  test('a provider that is down is exit code 4', { timeout: 120_000 }, async () => {
    await using cli = await createCliTest();
    const env = {
      REPLICATE_BASE_URL: `http://127.0.0.1:${await freePort()}/v1`,
      REPLICATE_API_TOKEN: 'r8_token',
    };
    const { code, stderr } = await cli.run(
      ['run', firstSteps, '-o', 'out', '--provider', 'replicate'],
      env,
    );
    expect(code).toBe(4);
    expect(stderr).toMatch(/could not be reached.*: check/);
    expect(existsSync(cli.out)).toBe(false);
  });

  test('a failed prediction is exit code 1 and shows the end of its logs', async () => {
    await using t = await createProviderTest();
    const fault = {
      kind: 'model-failure' as const,
      error: 'The weights are lost.',
      logs: 'loading weights\nnot found\n',
    };
    t.server.faults.add({ on: 'predictions.create', fault, times: 1 });
    const { code, stderr } = await t.cli.run(
      ['run', firstSteps, '-o', 'out', '--provider', 'replicate'],
      t.env,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('Black and white failed:');
    expect(stderr).toContain('The weights are lost.');
    expect(stderr).toContain('  not found');
    expect(existsSync(t.cli.out)).toBe(false);
  });
});

describe('a stop', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s cancels at the provider and is exit code 3',
    async (signal) => {
      await using t = await createProviderTest();
      const file = await writeSlow(t.cli.path('slow.patchbay'));
      const running = t.cli.start(
        ['run', file, '-o', 'out', '--json', '--provider', 'replicate'],
        t.env,
      );
      await running.untilOutput(/"task\.streamed"[^\n]*"nodeId":"words"/);
      expect(t.server.counts.live()).toBeGreaterThan(0);

      running.child.kill(signal);
      const { code, stdout } = await running.ended;

      expect(code).toBe(3);
      expect(t.server.counts.live()).toBe(0);
      const events = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as RunEvent);
      expect(events.at(-1)).toMatchObject({ type: 'run.finished', outcome: 'canceled' });
      const words = t.server.counts
        .creates()
        .filter(({ model }) => model === 'builtin/stream-words');
      expect(words).toHaveLength(1);
      expect(existsSync(t.cli.out) ? await readdir(t.cli.out) : []).not.toContain('summary.txt');
    },
  );

  test('one Ctrl+C of a terminal, which reaches the launcher and the command, counts once', async () => {
    await using t = await createProviderTest();
    const file = await writeSlow(t.cli.path('slow.patchbay'));
    const running = t.cli.start(['run', file, '-o', 'out', '--provider', 'replicate'], t.env, {
      group: true,
    });
    await vi.waitFor(() => expect(t.server.counts.live()).toBeGreaterThan(0), 20_000);
    const { pid } = running.child;
    if (pid === undefined) throw new Error('The command has no process.');
    process.kill(-pid, 'SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Canceling, at the provider too\. A second Ctrl\+C ends at once; /m);
    expect(t.server.counts.live()).toBe(0);
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { examples } from '../cli/runCli.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';

const file = path.join(examples, 'first-steps.patchbay');

/** The command line, with built-in models that live as long as the test. */
async function createReuseCli() {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-reuse-'));
  const token = randomBytes(24).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: folder });
  const cli = await createInProcessCli({ builtin: { baseUrl: server.baseUrl, token } });
  return {
    run: cli.run,
    creates: () => server.counts.creates().length,
    async [Symbol.asyncDispose]() {
      await cli[Symbol.asyncDispose]();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

test(
  'a second `patchbay run` keeps what was made, says so, and --again makes it anew',
  { timeout: 120_000 },
  async () => {
    await using cli = await createReuseCli();
    const first = await cli.run(['run', file, '--out', 'first']);
    expect(first.code).toBe(0);
    expect(first.stderr).not.toContain('kept from');
    const made = cli.creates();

    const second = await cli.run(['run', file, '--out', 'second']);
    expect(second.code).toBe(0);
    expect(second.stderr).toContain('Enlarge: kept from an earlier run');
    expect(second.stderr).toContain(
      `${made} results were kept from earlier runs. 1 file was written:`,
    );
    expect(cli.creates()).toBe(made);
    expect((await cli.run(['cache'])).stdout).toContain('builtin/upscale');

    const node = await cli.run(['run', file, '--out', 'third', '--again', 'enlarge']);
    expect(node.stderr).not.toContain('Enlarge: kept');
    expect(cli.creates()).toBe(made + 1);

    const all = await cli.run(['run', file, '--out', 'fourth', '--again']);
    expect(all.code).toBe(0);
    expect(all.stderr).not.toContain('kept from');
    expect(cli.creates()).toBe(made + 1 + made);

    const wrong = await cli.run(['run', file, '--again', 'Nobody']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('no node called "Nobody"');
  },
);

test(
  '`patchbay plan` says what a run would do, and does not do it',
  { timeout: 120_000 },
  async () => {
    await using cli = await createReuseCli();
    const first = await cli.run(['plan', file]);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^Enlarge\truns\t1\t0\tupstream will run$/m);
    expect(first.stdout).toMatch(/^Black and white\truns\t1\t0\tno earlier result$/m);
    expect(cli.creates()).toBe(0);
    await cli.run(['run', file, '--out', 'out']);
    const made = cli.creates();
    const second = await cli.run(['plan', file, '--json']);
    const { nodes } = JSON.parse(second.stdout) as { nodes: { verdict: string }[] };
    expect(nodes.filter(({ verdict }) => verdict === 'reuse')).toHaveLength(made);
    const again = await cli.run(['plan', file, '--again', 'Enlarge']);
    expect(again.stdout).toMatch(/^Enlarge\truns\t1\t0\tasked to run again$/m);
    expect(cli.creates()).toBe(made);
  },
);

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { withPolicy } from '../support/withPolicy.ts';
import { createPaidEngine, linesToPictures } from './replicate.ts';

/** The command line with a Replicate of the test, and a file of three pictures. */
async function setUp() {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const { env } = t.options;
  const cli = await createInProcessCli({ env });
  onTestFinished(() => cli[Symbol.asyncDispose]());
  const file = path.join(cli.folder, 'lines.patchbay');
  const pipeline = await linesToPictures(t.client, 3);
  await writeFile(file, serializePipeline(pipeline));
  return { ...cli, pipeline, replicate: t.replicate };
}

test('a run tells what it cost, and only where it is not free', async () => {
  const t = await setUp();
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  const paid = await t.run(['run', 'lines.patchbay', '--budget', '2.00']);
  expect(paid).toMatchObject({ code: 0, stdout: '' });
  expect(paid.stderr).toContain('Cost: about $0.12.\n');
});

test('without a price the cost is told as unknown', async () => {
  const t = await setUp();
  const unknown = await t.run(['run', 'lines.patchbay']);
  expect(unknown.code).toBe(0);
  expect(unknown.stderr).toContain('Cost: 3 tasks of unknown cost.\n');
});

test('on this computer a run says nothing about money', async () => {
  const t = await setUp();
  const free = await t.run(['run', 'lines.patchbay', '--provider', 'builtin', '--budget', '0']);
  expect(free.code).toBe(0);
  expect(free.stderr).not.toContain('Cost');
});

test('a run that meets its limit is left paused with 6, and says what to do', async () => {
  const t = await setUp();
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  const { code, stderr } = await t.run(['run', 'lines.patchbay', '--budget', '0.10']);
  expect(code).toBe(6);
  const because =
    'A limit is reached: this run has spent $0.08 of $0.10, and builtin/render-text is next and may cost $0.04.';
  expect(stderr).toMatch(/\nPaused after .+\. A limit is reached: /);
  expect(stderr).toContain(because);
  expect(stderr).toContain('Cost: about $0.08.\n');
  expect(t.replicate.counts.creates()).toHaveLength(2);
  const [, runId = ''] = /patchbay resume (\S+) --budget 0\.2\n$/.exec(stderr) ?? [];
  const shown = await t.run(['runs', 'show', runId]);
  expect(shown.stdout).toMatch(/^Status +paused$/m);
  expect(shown.stdout).toContain(because);
  expect((await t.run(['resume', '--budget', '0.2'])).code).toBe(0);
  expect(t.replicate.counts.creates()).toHaveLength(3);
});

test('under a limit an unknown price pauses the run with 6, unless it is allowed', async () => {
  const t = await setUp();
  const { code, stderr } = await t.run(['run', 'lines.patchbay', '--budget', '1']);
  expect(code).toBe(6);
  expect(stderr).toContain('nobody knows what builtin/render-text costs');
  expect(stderr).toMatch(/patchbay resume \S+ --allow-unknown\n$/);
  expect(t.replicate.counts.creates()).toHaveLength(0);
});

test('what a limit of nothing says to do about an unknown price is what helps', async () => {
  const t = await setUp();
  const { code, stderr } = await t.run(['run', 'lines.patchbay', '--budget', '0']);
  expect(code).toBe(6);
  expect(stderr).toMatch(/patchbay resume run --allow-unknown\n$/);
  const allowed = await t.run(['resume', 'run', '--allow-unknown']);
  expect(allowed.code).toBe(6);
  expect(allowed.stderr).toMatch(/patchbay resume run --budget 0\.01\n$/);
  expect(await t.run(['resume', 'run', '--budget', '0.01'])).toMatchObject({ code: 0 });
  expect(t.replicate.counts.creates()).toHaveLength(3);
});

test('an unknown price is run where it is allowed', async () => {
  const t = await setUp();
  const { code } = await t.run(['run', 'lines.patchbay', '--budget', '1', '--allow-unknown']);
  expect(code).toBe(0);
  expect(t.replicate.counts.creates()).toHaveLength(3);
});

test.each([
  ['0.2', 0, 3],
  ['', 6, 2],
])('on a terminal a higher limit is asked for: "%s"', async (typed, code, creates) => {
  const t = await setUp();
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  const asked = await t.run(['run', 'lines.patchbay', '--budget', '0.10'], { typed });
  expect(asked.code).toBe(code);
  expect(asked.stderr).toContain(
    'may cost $0.04.\nA new limit for this run in US dollars, or Enter to leave it paused: ',
  );
  expect(asked.stderr).not.toContain('failed');
  expect(t.replicate.counts.creates()).toHaveLength(creates);
});

test('on a terminal the limit of a day is raised, and an unknown price allowed', async () => {
  const t = await setUp();
  await t.run(['budget', '--per-day', '1']);
  const unknown = await t.run(['run', 'lines.patchbay'], { typed: 'y' });
  expect(unknown.stderr).toContain('Run what has no known price, too? [y/N] ');
  expect(unknown.code).toBe(0);
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  await t.run(['budget', '--per-day', '0.1']);
  const day = await t.run(['run', 'lines.patchbay', '--again'], { typed: '5' });
  expect(day.stderr).toContain('A new limit for each day in US dollars');
  expect(day.code).toBe(0);
  expect((await t.run(['budget'])).stdout).toMatch(/^Limit per day +\$5\.00$/m);
});

test('a budget that is no amount starts nothing', async () => {
  const t = await setUp();
  const { code, stderr } = await t.run(['run', 'lines.patchbay', '--budget', 'much']);
  expect(code).toBe(2);
  expect(stderr).toContain('--budget takes an amount of US dollars');
});

test('a quote counts the items, adds up prices and spends nothing', async () => {
  const t = await setUp();
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  const { code, stdout } = await t.run(['quote', 'lines.patchbay', '--budget', '0.10']);
  expect(code).toBe(0);
  const today = /\d{4}-\d\d-\d\d/;
  expect(stdout.replace(today, 'today')).toBe(
    'render-text\t3\t0\t$0.12\tYour own price of today.\n' +
      'Together: $0.12. Left of the budget: $0.10. It costs more: raise the limit or run less.\n',
  );
  const json = await t.run(['run', 'lines.patchbay', '--dry-run', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ low: 0.12, high: 0.12, leftUsd: null });
  expect(t.replicate.counts.creates()).toHaveLength(0);
});

test('results that are kept cost nothing in a quote', async () => {
  const t = await setUp();
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  await t.run(['run', 'lines.patchbay']);
  const kept = await t.run(['quote', 'lines.patchbay']);
  expect(kept.stdout).toContain('\t0\t3\tfree\t');
  expect(kept.stdout).toContain('Together: free.');
  const again = await t.run(['quote', 'lines.patchbay', '--again']);
  expect(again.stdout).toContain('Together: $0.12.');
});

test('each attempt is told and kept with its time, cost and end, and a quote counts them at the most', async () => {
  const t = await setUp();
  const retry = { attempts: 2, backoffMs: 10, on: ['failed'] } as const;
  const tried = withPolicy(t.pipeline, 'draw', { retry });
  await writeFile(path.join(t.folder, 'lines.patchbay'), serializePipeline(tried));
  await t.run(['prices', 'set', 'builtin/render-text', '--usd', '0.04']);
  const quote = await t.run(['quote', 'lines.patchbay']);
  expect(quote.stdout).toContain('$0.12 to $0.24');
  expect(quote.stdout).toContain('At most, each of its 2 attempts costs as much.');

  const fault = { kind: 'model-failure', error: 'No ink' } as const;
  t.replicate.faults.add({ on: 'predictions.create', contains: 'Line 1', fault });
  const { code, stderr } = await t.run(['run', 'lines.patchbay']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/\[2\]: attempt 1 failed, tries again in \d+ ms: No ink\n/);
  expect(stderr).toMatch(/\[2\]: attempt 2\n/);
  expect(stderr).toContain('Cost: about $0.12.\n');
  const { stdout: runs } = await t.run(['runs', '--json']);
  const id = /"runId":\s*"([^"]+)"/.exec(runs)?.[1] ?? '';
  const { stdout } = await t.run(['runs', 'show', id]);
  const creates = t.replicate.counts.creates();
  expect(creates).toHaveLength(4);
  const lines = stdout.split('\n').filter((line) => line.includes(' #'));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/\[2\] #1\t.*\tNo ink$/);
  expect(lines[1]).toMatch(/\[2\] #2\t.*\t\$0\.04\t.*\tsucceeded$/);
  expect(lines[1]).toContain(creates.at(-1)?.id);
});

test.each(['run', 'quote', 'plan', 'validate'])(
  '%s is stopped while its provider says nothing, and nothing was begun',
  async (command) => {
    const t = await setUp();
    const fault = { kind: 'slow-body', bytes: 1, waitMs: 600_000 } as const;
    t.replicate.faults.add({ on: 'any', fault, times: Infinity });
    const stop = new AbortController();
    const asked = t.replicate.counts.requests();
    const stopped = t.run([command, 'lines.patchbay'], { stop: stop.signal });
    await vi.waitFor(() => expect(t.replicate.counts.requests()).toBeGreaterThan(asked), 20_000);
    stop.abort();
    expect(await stopped).toMatchObject({ code: 3, stdout: '' });
    expect((await t.run(['runs'])).stdout).toBe('');
  },
);

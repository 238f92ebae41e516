import path from 'node:path';
import { expect, test } from 'vitest';
import { createCliTest, examples } from '../cli/runCli.ts';

test('a second `patchbay run` keeps what was made, says so, and --again makes it anew', async () => {
  await using cli = await createCliTest();
  const file = path.join(examples, 'first-steps.patchbay');
  const first = await cli.run(['run', file, '--out', 'out']);
  expect(first.code).toBe(0);
  expect(first.stderr).not.toContain('kept from');

  const second = await cli.run(['run', file, '--out', 'second']);
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('Enlarge: kept from an earlier run');
  expect(second.stderr).toMatch(/\d+ results were kept from earlier runs\. 1 file was written:/);

  const cache = await cli.run(['cache']);
  expect(cache.stdout).toContain('builtin/upscale');

  const node = await cli.run(['run', file, '--out', 'third', '--again', 'enlarge']);
  expect(node.stderr).not.toContain('Enlarge: kept');
  expect(node.stderr).toContain('kept from');

  const all = await cli.run(['run', file, '--out', 'fourth', '--again']);
  expect(all.code).toBe(0);
  expect(all.stderr).not.toContain('kept from');

  const wrong = await cli.run(['run', file, '--again', 'Nobody']);
  expect(wrong.code).not.toBe(0);
  expect(wrong.stderr).toContain('no node called "Nobody"');
});

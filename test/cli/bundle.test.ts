import { expect, test } from 'vitest';
import { installCli } from '../../scripts/installCli.ts';
import { createCliTest, examples } from './runCli.ts';

test(
  'the command line runs a pipeline where its sources were not installed',
  { timeout: 120_000 },
  async () => {
    const launcher = await installCli('installed-for-test');
    await using cli = await createCliTest({}, launcher);
    const first = await cli.run(['run', `${examples}/first-steps.patchbay`]);
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('mountain-lake-large.png'),
    });
    const second = await cli.run(['run', `${examples}/first-steps.patchbay`]);
    expect(second.stderr).toContain('2 results were kept from earlier runs');
    expect(await cli.run(['--version'])).toMatchObject({ code: 0, stderr: '' });
  },
);

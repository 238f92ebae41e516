import { expect, onTestFinished, test } from 'vitest';
import { createInProcessCli } from '../support/inProcessCli.ts';

test('how many runs go on at once is said and set', async () => {
  const cli = await createInProcessCli();
  onTestFinished(() => cli[Symbol.asyncDispose]());
  expect((await cli.run(['runs', 'limit'])).stdout).toMatch(/^Runs at once +3\n$/);
  expect((await cli.run(['runs', 'limit', '8'])).code).toBe(0);
  expect(JSON.parse((await cli.run(['runs', 'limit', '--json'])).stdout)).toEqual({
    runsAtOnce: 8,
  });
  expect(await cli.run(['runs', 'limit', '40'])).toMatchObject({
    code: 2,
    stderr: 'How many runs go on at once is a number from 1 to 32, not "40".\n',
  });
});

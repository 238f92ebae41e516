import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createCliTest } from '../cli/runCli.ts';

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

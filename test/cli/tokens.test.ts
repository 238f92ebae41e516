import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createScriptedServer, sendJson, type Answerer } from '../conformance/scriptedServer.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { resourceCommands } from '../support/resourceCommands.ts';
import { createCliTest } from './runCli.ts';

const token = 'r8_mustNotAppearAnywhere0123456789';

/** Refuses everything, and repeats the headers of the request as a careless proxy does. */
function echo(status: number, type: 'json' | 'html'): Answerer {
  return (response, { headers }) => {
    const said = `you sent ${JSON.stringify(headers)} and ${token}`;
    if (type === 'html')
      response.writeHead(status, { 'content-type': 'text/html' }).end(`<p>${said}</p>`);
    else
      sendJson(response, status, {
        title: said,
        detail: said,
        status,
        invalid_fields: [{ type: said, field: said, description: said }],
      });
  };
}

const answers: readonly (readonly [string, Answerer])[] = [
  ['401', echo(401, 'json')],
  ['403 as a page', echo(403, 'html')],
  ['404', echo(404, 'json')],
  ['422', echo(422, 'json')],
  [
    'a wrong shape',
    (response, { headers, path: asked }) => {
      // What these two answer is content, which is handed on as it is.
      const isContent = asked.endsWith('/readme') || asked.endsWith('/download');
      sendJson(response, 200, isContent ? {} : { id: 7, ...headers });
    },
  ],
];

test.each(answers)('no command shows the token or keeps it: %s', async (_, answer) => {
  const server = await createScriptedServer(answer);
  const cli = await createInProcessCli({
    env: { REPLICATE_BASE_URL: server.baseUrl, REPLICATE_API_TOKEN: token },
  });
  onTestFinished(async () => {
    await server.close();
    await cli[Symbol.asyncDispose]();
  });
  await writeFile(path.join(cli.folder, 'a.txt'), 'hello');
  const commands = resourceCommands.map(([, command]) => command);
  for (const { args, piped = '' } of [...commands, { args: ['auth', 'test'] }]) {
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = await cli.run([...args, ...more], { piped });
      expect(stdout + stderr, args.join(' ')).not.toContain(token);
    }
  }
  expect(server.requests.length).toBeGreaterThan(commands.length);
  expect(server.requests.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(
    true,
  );
  expect(await filesWith(cli.folder, token)).toEqual([]);
});

test.each([
  [['auth', 'login', token]],
  [['auth', 'login', `--token=${token}`]],
  [['models', token]],
])('wrong usage does not repeat a token: %#', async (args) => {
  await using cli = await createInProcessCli();
  const { code, stdout, stderr } = await cli.run(args);
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain(token);
});

test.skipIf(!existsSync('/proc/self/cmdline'))(
  'no process has the token among its arguments (needs /proc)',
  async () => {
    const lines: string[] = [];
    const server = await createScriptedServer(async (response) => {
      lines.push(...(await commandLines()));
      sendJson(response, 200, { type: 'user', username: 'me' });
    });
    onTestFinished(() => server.close());
    await using cli = await createCliTest();
    const { code } = await cli.run(['account'], {
      REPLICATE_BASE_URL: server.baseUrl,
      REPLICATE_API_TOKEN: token,
    });
    expect(code).toBe(0);
    expect(lines.some((line) => line.includes('account'))).toBe(true);
    expect(lines.filter((line) => line.includes(token))).toEqual([]);
  },
);

async function commandLines(): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
}

async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(path.join(parentPath, name));
      return bytes.includes(text) ? [name] : [];
    }),
  );
  return found.flat();
}

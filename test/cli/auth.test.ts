import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createInput } from '../../electron/cli/input.ts';
import { createMemorySecrets } from '../support/testEngine.ts';
import { createFakeKeychain, createInProcessCli } from '../support/inProcessCli.ts';
import { createScriptedServer, type Answerer } from '../conformance/scriptedServer.ts';
import { scriptedApi } from '../support/scriptedApi.ts';

const token = 'r8_loginToken0123456789';

async function setUp(
  { secrets = createFakeKeychain(), env = {} } = {},
  answer: Answerer = scriptedApi,
) {
  const server = await createScriptedServer(answer);
  const cli = await createInProcessCli({
    secrets,
    env: { REPLICATE_BASE_URL: server.baseUrl, ...env },
  });
  onTestFinished(async () => {
    await server.close();
    await cli[Symbol.asyncDispose]();
  });
  return { ...cli, server, secrets };
}

describe('auth', () => {
  test.each([{ typed: token }, { piped: `${token}\n` }])(
    'login by %o, and all that follows',
    async (given) => {
      const t = await setUp();
      expect(await t.run(['account'])).toMatchObject({ code: 4, stdout: '' });
      const login = await t.run(['auth', 'login'], given);
      expect(login).toMatchObject({ code: 0, stdout: '' });
      expect(login.stderr).toContain('The token of Replicate is in the keychain.');
      expect(await t.secrets.get('replicate')).toBe(token);
      expect((await t.run(['auth', 'status'])).stdout).toMatch(
        /^replicate\tin the keychain\thttp:/m,
      );
      expect(await t.run(['auth', 'test'])).toMatchObject({
        code: 0,
        stderr: 'The token of me works.\n',
      });
      expect(t.server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${token}`);
      expect((await t.run(['auth', 'logout'])).code).toBe(0);
      expect(await t.secrets.get('replicate')).toBeUndefined();
      expect((await t.run(['auth', 'status'])).stdout).toMatch(/^replicate\tmissing\t/m);
      expect((await t.run(['auth', 'test'])).code).toBe(4);
    },
  );

  test('login says when nothing keeps the token', async () => {
    const t = await setUp({ secrets: createMemorySecrets() });
    const { code, stderr } = await t.run(['auth', 'login'], { piped: token });
    expect(code).toBe(5);
    expect(stderr).toBe(
      'There is no keychain that could keep the token: set it in the environment, by the variable that "patchbay help" names.\n',
    );
  });

  test('login says that the environment goes first', async () => {
    const t = await setUp({ env: { REPLICATE_API_TOKEN: 'r8_other0123456789' } });
    const { code, stderr } = await t.run(['auth', 'login'], { piped: token });
    expect(code).toBe(0);
    expect(stderr).toContain('The one of the environment goes before it.');
  });

  test.each([
    [{ piped: ' \n' }, /nothing was given/],
    [{ typed: '' }, /nothing was given/],
    [{ piped: `${token} ${token}` }, /copy it again/],
    [{ piped: 'x'.repeat(600) }, /token.*cannot be used/],
  ])('login refuses %o', async (given, sentence) => {
    const t = await setUp();
    const { code, stdout, stderr } = await t.run(['auth', 'login'], given);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain(token);
  });

  test('the built-in models need none', async () => {
    const t = await setUp();
    const args = ['auth', 'login', '--provider', 'builtin'];
    expect(await t.run(args, { piped: token })).toMatchObject({
      code: 2,
      stderr: 'The built-in models need no token.\n',
    });
  });
});

describe('input', () => {
  function open() {
    const modes: boolean[] = [];
    const stream = Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode: (mode: boolean) => modes.push(mode),
    });
    let shown = '';
    const err = {
      write: (text: string) => {
        shown += text;
      },
      isLive: true,
      hasColors: false,
      size: () => ({ columns: 80, rows: 24 }),
    };
    const stop = new AbortController();
    const input = createInput(stream as never, err, stop.signal);
    return { stream, modes, input, stop, shown: () => shown };
  }

  test('a hidden answer is not shown, and Backspace works', async () => {
    const { stream, modes, input, shown } = open();
    const answer = input.askHidden('Token: ');
    stream.write('r8_x');
    stream.write('y\u007Fz\u001B\r');
    expect(await answer).toBe('r8_xz');
    expect(shown()).toBe('Token: \n');
    expect(modes).toEqual([true, false]);
  });

  test.each([
    ['Ctrl+C', (it: ReturnType<typeof open>) => it.stream.write('r8\u0003')],
    ['a signal', (it: ReturnType<typeof open>) => it.stop.abort()],
  ])('%s ends a hidden question and gives the terminal back', async (_, end) => {
    const it = open();
    const answer = it.input.askHidden('Token: ');
    end(it);
    await expect(answer).rejects.toMatchObject({ exitCode: 3 });
    expect(it.modes).toEqual([true, false]);
  });

  test('one line is an answer', async () => {
    const { stream, input, shown } = open();
    const answer = input.ask('Sure? ');
    stream.write('y\nmore');
    expect(await answer).toBe('y');
    expect(shown()).toBe('Sure? ');
  });

  test('a pipe is read whole, but not for ever', async () => {
    const { stream, input } = open();
    stream.end('x'.repeat(100_000));
    expect(await input.readAll()).toHaveLength(65_536);
  });
});

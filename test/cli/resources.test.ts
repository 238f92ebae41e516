import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { operationIdsOf, problemsOf, readOpenapi } from '../conformance/openapiRequests.ts';
import { createScriptedServer, sendJson, type Answerer } from '../conformance/scriptedServer.ts';
import { sharedData } from '../sharedData.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { resourceCommands } from '../support/resourceCommands.ts';
import { scriptedApi, scriptedVersion } from '../support/scriptedApi.ts';

const data = sharedData('replicate-openapi.json');
const token = 'r8_commandLineToken0123456789';

/** A command line whose Replicate is a real server on loopback. */
async function setUp(answer: Answerer = scriptedApi) {
  const server = await createScriptedServer(answer);
  const cli = await createInProcessCli({
    env: { REPLICATE_BASE_URL: server.baseUrl, REPLICATE_API_TOKEN: token },
  });
  await writeFile(path.join(cli.folder, 'a.txt'), 'hello');
  onTestFinished(async () => {
    await server.close();
    await cli[Symbol.asyncDispose]();
  });
  const requests = (): readonly string[] =>
    server.requests.map(({ method, path: asked }) => `${method} ${asked.replace(/^\/v1/, '')}`);
  return { ...cli, server, requests };
}

describe('every operation of the API has a command', () => {
  test.each(resourceCommands)('%s', async (operation, { args, piped = '', request, prints }) => {
    const t = await setUp();
    const { code, stdout, stderr } = await t.run(args, { piped });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout + stderr).toMatch(prints);
    const seen = t.server.requests[t.requests().indexOf(request)];
    if (seen === undefined) throw new Error(`asked for ${t.requests().join(', ')} only`);
    if (data.missing) return;
    expect(await problemsOf(readOpenapi(data.path), operation, seen)).toEqual([]);
  });

  test.skipIf(data.missing)('none is left out (needs the official document)', () => {
    const known = resourceCommands.map(([operation]) => operation).sort();
    expect(known).toEqual(operationIdsOf(readOpenapi(data.path)));
  });

  test.each(resourceCommands.filter(([operation]) => operation !== 'models.readme.get'))(
    '%s answers with JSON',
    async (_operation, { args, piped = '' }) => {
      const t = await setUp();
      const { code, stdout } = await t.run([...args, '--json'], { piped });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toBeTypeOf('object');
    },
  );
});

describe('lists', () => {
  const numbered: Answerer = (response, { query }) => {
    const from = Number(query.get('cursor') ?? 0);
    sendJson(response, 200, {
      next: `https://elsewhere.invalid/v1/collections?cursor=${from + 2}`,
      results: [from, from + 1].map((number) => ({
        slug: `c${number}`,
        name: '',
        description: '',
      })),
    });
  };

  test('--limit ends the paging, and pages come from the own address', async () => {
    const t = await setUp(numbered);
    const { stdout } = await t.run(['collections', 'list', '--limit', '5']);
    expect(stdout.match(/^c\d+/gm)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(t.server.requests.map(({ query }) => query.get('cursor'))).toEqual([null, '2', '4']);
  });

  test.each(['0', '10001', '-1', 'x', '1.5'])('--limit %s is refused', async (limit) => {
    const t = await setUp(numbered);
    const result = await t.run(['collections', 'list', `--limit=${limit}`]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/^--limit takes a (whole )?number.*\n$/);
    expect(t.server.requests).toEqual([]);
  });

  test('are aligned under headings and cut to the width of a terminal', async () => {
    const t = await setUp();
    const { stdout } = await t.run(['models', 'list'], { columns: 44 });
    expect(stdout).toBe(
      'MODEL         RUNS  OFFICIAL  DESCRIPTION\nacme/upscale  42              Makes picture…\n',
    );
  });

  test('an answer cannot steer the terminal', async () => {
    const t = await setUp((response) =>
      sendJson(response, 200, [{ sku: 'a\u001B[2J', name: 'b\nc\td' }]),
    );
    expect((await t.run(['hardware'])).stdout).toBe('a[2J\tb c d\n');
  });

  test('an empty one says so', async () => {
    const t = await setUp((response) => sendJson(response, 200, { next: null, results: [] }));
    const result = await t.run(['trainings', 'list']);
    expect(result).toEqual({ code: 0, stdout: '', stderr: 'There are none.\n' });
    expect((await t.run(['trainings', 'list', '--json'])).stdout).toBe('[]\n');
  });
});

test('a copy on disk answers a second time, unless --fresh asks', async () => {
  const t = await setUp();
  const first = await t.run(['hardware']);
  expect(await t.run(['hardware'])).toEqual(first);
  expect(t.requests()).toEqual(['GET /hardware']);
  expect(await t.run(['hardware', '--fresh'])).toEqual(first);
  expect(t.requests()).toEqual(['GET /hardware', 'GET /hardware']);
});

test('files upload says where nothing is kept, and prints no file as a text', async () => {
  await using cli = await createInProcessCli({
    env: { LOWCODEAPI_BASE_URL: 'http://127.0.0.1:9/replicate', LOWCODEAPI_TOKEN: 'at_test' },
  });
  await writeFile(path.join(cli.folder, 'a.txt'), 'hello');
  const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
  const args = ['files', 'upload', 'a.txt', '--provider', 'lowcodeapi'];
  const { code, stdout, stderr } = await cli.run(args);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^"lowcodeapi" keeps no files, so nothing was uploaded: .*\n$/),
  });
  expect(stdout).toMatch(/a\.txt[^]*5[^]*2cf24dba/);
  expect(stdout).not.toContain('data:');
  const json = JSON.parse((await cli.run([...args, '--json'])).stdout) as unknown;
  const file = { name: 'a.txt', mediaType: 'text/plain', size: 5, sha256, url: null };
  expect(json).toEqual(file);
});

describe('what deletes', () => {
  const destructive = resourceCommands.filter(([, { args }]) => args.includes('--yes'));
  const withoutYes = destructive.map(
    ([operation, { args }]) => [operation, args.filter((arg) => arg !== '--yes')] as const,
  );

  test('is four verbs', () => {
    expect(withoutYes).toHaveLength(4);
  });

  test.each(withoutYes)('%s: refuses without --yes where nobody can answer', async (_, args) => {
    const t = await setUp();
    const { code, stderr } = await t.run(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Nobody is there to say .+: add --yes\.\n$/);
    expect(t.requests()).toEqual([]);
  });

  test.each(withoutYes)('%s: asks at a terminal', async (_, args) => {
    const t = await setUp();
    const refused = await t.run(args, { typed: '' });
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/^Delete .+\? This cannot be undone\. \[y\/N\] Nothing was/);
    expect(t.requests()).toEqual([]);
    expect((await t.run(args, { typed: 'y' })).code).toBe(0);
    expect(t.requests()).toHaveLength(1);
  });
});

describe('what is wrong with the arguments', () => {
  test.each([
    [['models', 'show', 'upscale'], /"upscale" is no name of this kind: write it as owner\/name/],
    [['versions', 'show', 'acme/upscale'], /is no version: write it as owner\/name:version/],
    [['models', 'create', 'acme/new'], /--hardware is missing/],
    [['models', 'update', 'acme/upscale'], /Nothing is to be changed/],
    [['models', 'update', 'acme/upscale', '--readme', 'gone.md'], /"gone\.md" cannot be read/],
    [['deployments', 'update', 'me/fast', '--min', 'two'], /--min takes a whole number/],
    [['predictions', 'list', '--after', 'yesterday'], /--after takes a date/],
    [['predictions', 'create', 'a/b', '-i', 'novalue'], /--input takes name=value/],
    [['predictions', 'create', 'acme/upscale', '-i', 'a:={'], /The input "a" is no JSON/],
    [
      ['predictions', 'create', 'acme/upscale', '--webhook', 'x'],
      /--webhook takes an https address/,
    ],
    [['predictions', 'show', 'p1', '--provider', 'nope'], /There is no provider "nope"/],
    [['files', 'upload', 'gone.txt'], /There is no file "gone\.txt": check its name/],
    [['trainings', 'show', 'gone'], /does not exist/],
  ])('%j', async (args, sentence) => {
    const t = await setUp();
    const { code, stdout, stderr } = await t.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(t.requests().filter((asked) => asked.startsWith('POST'))).toEqual([]);
  });
});

describe('what is sent', () => {
  const bodyOf = async (args: readonly string[]): Promise<unknown> => {
    const t = await setUp();
    expect(await t.run(args)).toMatchObject({ code: 0 });
    const sent = t.server.requests.findLast(({ method }) => method === 'POST');
    return JSON.parse(sent?.body ?? 'null');
  };

  test('a community model runs in its newest version, with files uploaded', async () => {
    const args = ['-i', 'text=a=b', '-i', 'n:=2', '-i', 'file=@a.txt', '-i', 'at=@@x'];
    expect(await bodyOf(['predictions', 'create', 'acme/upscale', ...args])).toEqual({
      version: scriptedVersion,
      input: { text: 'a=b', n: 2, file: 'https://example.org/v1/files/f1', at: '@x' },
    });
  });

  test('the same file is uploaded once by two commands, and by files upload each time', async () => {
    const t = await setUp((response, request, index) =>
      request.path.endsWith('/files') && request.method === 'POST'
        ? sendJson(response, 201, {
            id: 'f1',
            content_type: 'text/plain',
            size: 5,
            expires_at: '2999-01-01T00:00:00Z',
            urls: { get: 'https://example.org/v1/files/f1' },
          })
        : scriptedApi(response, request, index),
    );
    const args = ['predictions', 'create', 'acme/upscale', '-i', 'file=@a.txt'];
    expect(await t.run(args)).toMatchObject({ code: 0 });
    expect(await t.run(args)).toMatchObject({ code: 0 });
    const uploads = () => t.requests().filter((request) => request === 'POST /files').length;
    expect(uploads()).toBe(1);
    await t.run(['files', 'upload', 'a.txt']);
    expect(uploads()).toBe(2);
  });

  test('a deployment names model, version and instances', async () => {
    const model = `acme/upscale:${scriptedVersion}`;
    const args = ['--model', model, '--hardware', 'gpu-t4', '--max', '5'];
    expect(await bodyOf(['deployments', 'create', 'fast', ...args])).toEqual({
      name: 'fast',
      model: 'acme/upscale',
      version: scriptedVersion,
      hardware: 'gpu-t4',
      min_instances: 0,
      max_instances: 5,
    });
  });
});

describe('files', () => {
  test('a signed link is asked at the own address, with its own signature', async () => {
    const t = await setUp();
    const link =
      'https://elsewhere.invalid/v1/files/f1/download?owner=me&expiry=2000000000&signature=a%2Bb%3D';
    const { code, stdout } = await t.run(['files', 'download', link, '--json']);
    expect(code).toBe(0);
    const { path: saved } = JSON.parse(stdout) as { readonly path: string };
    expect(await readFile(saved, 'utf8')).toBe('hello');
    expect(Object.fromEntries(t.server.requests[0]?.query ?? [])).toEqual({
      owner: 'me',
      expiry: '2000000000',
      signature: 'a+b=',
    });
  });

  test.each([
    [
      'ftp://example.org/x.png',
      /^The address "ftp:.+" begins with ftp:, so it was not fetched: .+\n$/,
    ],
    ['http://', /^"http:\/\/" is no address: copy it again\.\n$/],
  ])('the address %s is bad usage', async (address, sentence) => {
    const t = await setUp();
    const { code, stdout, stderr } = await t.run(['files', 'download', address]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(t.requests()).toEqual([]);
  });

  test('an existing file is kept', async () => {
    const t = await setUp();
    const args = ['files', 'download', 'f1', '--out', 'saved', '--owner', 'me'];
    const first = await t.run(args, { piped: 'secret' });
    const second = await t.run(args, { piped: 'secret' });
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.stdout).not.toBe(first.stdout);
  });
});

test('an answer that is lost after a create is not asked for again, and says so', async () => {
  const t = await setUp((response) => void response.destroy());
  const args = ['models', 'create', 'acme/new', '--hardware', 'cpu'];
  const { code, stderr } = await t.run(args);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^It is not known whether/);
  expect(t.requests()).toEqual(['POST /models']);
});

import { once } from 'node:events';
import path from 'node:path';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { twoColourPng } from '../support/images.ts';
import { withProvider } from '../../electron/cli/withProvider.ts';
import type { EngineClient } from '../../electron/engine/engine.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { examples } from '../cli/runCli.ts';
import { clientOver } from '../server/serverTest.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { newRunId } from '../support/testEngine.ts';
import { echo, nextAt, tellTales } from './carelessness.ts';
import { runFaults } from './faults.ts';
import { createHostilePlaces, type HostilePlaces } from './hostilePlaces.ts';

type ProviderId = keyof HostilePlaces['proxies'];
const providers: readonly ProviderId[] = ['replicate', 'lowcodeapi'];

/** Asks, and keeps what came back, an error with all that it holds included. */
function createWitness() {
  const heard: string[] = [];
  return {
    heard,
    /** What was found among the arguments of processes. */
    inArguments: [] as string[],
    ask: async <T>(what: string, answer: Promise<T>): Promise<T | undefined> => {
      try {
        const value = await answer;
        heard.push(`${what}: ${JSON.stringify(value)}`);
        return value;
      } catch (error) {
        const own = Object.fromEntries(
          Object.getOwnPropertyNames(error).map((name) => [name, Reflect.get(Object(error), name)]),
        );
        heard.push(`${what}: ${JSON.stringify(own)}`);
        return undefined;
      }
    },
  };
}

type Setting = {
  readonly places: HostilePlaces;
  readonly witness: ReturnType<typeof createWitness>;
  readonly photo: ArtifactRef;
};

/** A picture that is uploaded, changed and saved, and words that are streamed; at the built-in models at first. */
async function pipelineAt(client: EngineClient, photo: ArtifactRef): Promise<Pipeline> {
  const builder = new PipelineBuilder().upload('photo', photo);
  await builder.model(client, 'grey', 'grayscale');
  await builder.model(client, 'words', 'stream-words', { prompt: 'one two' });
  return builder
    .node('saved', 'download')
    .node('shown', 'preview')
    .edge('photo.file', 'grey.image')
    .edge('grey.output', 'saved.file')
    .edge('words.output', 'shown.value')
    .build();
}

/** One run for each fault: what became of it does not matter here, but that each was met does. */
async function runThroughFaults(
  client: EngineClient,
  provider: ProviderId,
  { places, witness, photo }: Setting,
): Promise<void> {
  const known = await client.connections.list();
  const pipeline = withProvider(await pipelineAt(client, photo), [{ to: provider }], known);
  const faults = runFaults({
    ...places,
    token: places.tokens[provider],
    foreign: places.foreign.origin,
    look: async () => void witness.inArguments.push(...(await places.search.inArguments())),
  });
  for (const { name, request, carelessness, times, at, only } of faults) {
    if (only !== undefined && only !== provider) continue;
    const proxy = places.proxies[provider][at ?? 'api'];
    const before = proxy.met();
    proxy.meet(request, carelessness, times);
    const runId = newRunId();
    const started = await witness.ask(name, client.runs.start({ runId, pipeline, fresh: 'all' }));
    expect(started, name).toMatchObject({ ok: true });
    for await (const event of eachEvent(await client.runs.events({ runId })))
      witness.heard.push(JSON.stringify(event));
    expect(proxy.met(), `${provider}: ${name} was met`).toBeGreaterThan(before);
    proxy.clear();
  }
  const file = { path: places.cli.path(`${provider}.patchbay`), expectedRevision: null };
  await witness.ask('save', client.pipelines.save({ ...file, pipeline }));
}

/** What a page asks besides runs, each answered badly once and then well. */
async function askThroughFaults(
  client: EngineClient,
  provider: ProviderId,
  { places, witness }: Setting,
): Promise<void> {
  const { others, foreign } = places;
  const proxy = places.proxies[provider].api;
  const ask: readonly (() => Promise<unknown>)[] = [
    () => client.models.choose({ provider, model: 'builtin/blur' }),
    () => client.models.search({ provider, query: 'blur' }),
    () => client.connections.test({ id: provider }),
    () => client.resources.models.list({ provider }),
    () => client.resources.predictions.list({ provider }),
    () => client.resources.models.readme({ provider, owner: 'builtin', name: 'blur' }),
  ];
  for (const call of ask) {
    for (const carelessness of [
      echo(401, { others }),
      echo(403, { others, as: 'html' }),
      echo(422, { others }),
      tellTales(),
      nextAt(foreign.origin),
    ]) {
      proxy.meet(/^\w+ \S*\/v1\//, carelessness);
      await witness.ask(call.toString(), call());
      proxy.clear();
    }
  }
  await witness.ask('connections', client.connections.list());
  await witness.ask('runs', client.runs.list({ limit: 200 }));
}

test.concurrent(
  'after runs full of failures no secret is anywhere',
  { timeout: 180_000 },
  async () => {
    await using places = await createHostilePlaces();
    const { cli, search, env } = places;
    const witness = createWitness();
    const serve = cli.start(['serve'], { ...env });
    const address = /Patchbay is at (\S+)#token=(\S+)/;
    const [, url = '', token = ''] = address.exec(await serve.untilOutput(address)) ?? [];
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}rpc?token=${token}`);
    await once(socket, 'open');
    const client = clientOver(socket);

    const imported = await fetch(`${url}artifacts/?name=photo.png&token=${token}`, {
      method: 'POST',
      body: new Uint8Array(await twoColourPng(30, 20)),
    });
    const setting = { places, witness, photo: (await imported.json()) as ArtifactRef };
    const each = async (provider: ProviderId): Promise<void> => {
      await runThroughFaults(client, provider, setting);
      await askThroughFaults(client, provider, setting);
    };
    await Promise.all(providers.map(each));
    const whileOpen = await search.inFolder(cli.folder);
    socket.close();
    serve.child.kill('SIGTERM');
    const { stdout, stderr } = await serve.ended;

    const finds = [
      ...witness.inArguments,
      ...whileOpen,
      ...(await search.inFolder(cli.folder)),
      ...search.inText('serve, stdout', stdout),
      ...search.inText('serve, stderr', stderr),
      ...witness.heard.flatMap((text) => search.inText(text, text)),
      ...places.atForeignHost().flatMap((text) => search.inText(`foreign ${text}`, text)),
    ];
    expect(finds).toEqual([]);
    expect(places.foreign.requests.length).toBeGreaterThan(0);
    // What nobody could know to be a secret is there: these are the places where secrets would be.
    const { plantedSearch } = places;
    const inHome = (await plantedSearch.inFolder(cli.folder)).join();
    for (const place of [/journal\.sqlite: /, /journal\.sqlite, rows: /])
      expect(inHome).toMatch(place);
    expect(witness.heard.flatMap((text) => plantedSearch.inText('heard', text))).not.toEqual([]);
  },
);

/** Commands that a careless service answers badly, with what `run` leaves behind. */
const commands: readonly (readonly string[])[] = [
  ['account'],
  ['auth', 'test'],
  ['models', 'show', 'builtin/blur', '--json'],
  ['predictions', 'list', '--json'],
];

test.concurrent.each(providers)(
  'no process of the command line shows or keeps a secret: %s',
  { timeout: 120_000 },
  async (provider) => {
    await using places = await createHostilePlaces();
    const { cli, search, env, others, planted, plantedSearch } = places;
    const proxy = places.proxies[provider].api;
    const photo = path.join(examples, 'first-steps.patchbay');
    const shown: string[] = [];
    const run = async (args: readonly string[]): Promise<void> => {
      const { stdout, stderr } = await cli.run([...args, '--provider', provider], { ...env });
      shown.push(`${args.join(' ')}: ${stdout}`, `${args.join(' ')}: ${stderr}`);
      expect(proxy.met(), args.join(' ')).toBeGreaterThan(0);
      proxy.clear();
    };
    const any = /^\w+ \S*\/v1\//;
    for (const args of commands) {
      proxy.meet(any, echo(403, { as: 'html', others }), 9);
      await run(args);
    }
    const faults = [echo(422, { others }), echo(401, { as: 'html', others })];
    for (const fault of faults) {
      proxy.meet(/^POST \S*\/v1\/predictions/, fault, 9);
      await run(['run', photo, '--again']);
    }
    for (const more of [[], ['--json']]) {
      proxy.meet(/^(POST|GET) \S*\/v1\/predictions/, tellTales([planted]), 99);
      await run(['run', photo, ...more, '--again']);
    }
    expect(shown.flatMap((text) => search.inText(text, text))).toEqual([]);
    expect(await search.inFolder(cli.folder)).toEqual([]);
    expect(shown.flatMap((text) => plantedSearch.inText('shown', text))).not.toEqual([]);
    expect(await plantedSearch.inFolder(cli.folder)).not.toEqual([]);
  },
);

test.concurrent('the signing secret that a person types is nowhere', async () => {
  await using places = await createHostilePlaces();
  const { search, signingSecret, env } = places;
  await using cli = await createInProcessCli({ env });
  places.proxies.replicate.api.meet(/download/, echo(403));
  const args = ['files', 'download', 'f1', '--owner', 'me', '--json'];
  for (const _ of ['refused', 'not found']) {
    const { code, stdout, stderr } = await cli.run(args, { piped: signingSecret });
    expect(code).not.toBe(0);
    expect(search.inText('shown', stdout + stderr)).toEqual([]);
  }
  expect(places.proxies.replicate.api.met()).toBe(1);
  expect(await search.inFolder(cli.folder)).toEqual([]);
});

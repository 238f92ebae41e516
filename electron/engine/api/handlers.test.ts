import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { serializePipeline } from '../../../shared/pipeline/serializePipeline.ts';
import { eachEvent } from '../../../test/support/eachEvent.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createTestEngine, memoryHost, newRunId } from '../../../test/support/testEngine.ts';

const say = (name = 'Say') =>
  new PipelineBuilder(name)
    .node('say', 'text', { text: 'hi' })
    .node('show', 'preview')
    .edge('say.text', 'show.value');

describe('app and dialogs', () => {
  test('tells about itself and keeps settings', async () => {
    await using t = await createTestEngine();
    const out = join(t.folder, 'out');
    expect(await t.client.app.info()).toEqual({
      version: '0.0.0-test',
      host: 'memory',
      platform: process.platform,
      nativeDialogs: false,
      artifactBase: 'http://artifacts.test/',
      outputFolder: out,
    });
    expect(await t.client.app.getSettings()).toEqual({
      outputFolder: out,
      runsAtOnce: 3,
      language: 'system',
    });
    const other = { outputFolder: join(t.folder, 'other') };
    expect(await t.client.app.setSettings(other)).toEqual({
      ...other,
      runsAtOnce: 3,
      language: 'system',
    });
    expect((await t.client.app.info()).outputFolder).toBe(other.outputFolder);
    await expect(t.client.app.setSettings({ outputFolder: 'here' })).rejects.toMatchObject({
      code: 'FAILURE',
      message: 'The output folder "here" is not a full path: write it from the root on.',
      data: { kind: 'invalid-input' },
    });
    await writeFile(join(t.folder, 'file'), '');
    await expect(
      t.client.app.setSettings({ outputFolder: join(t.folder, 'file', 'out') }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(
        /^No file can be saved in ".*out" \(ENOTDIR\), as a file stands/,
      ),
    });
    expect((await t.client.app.info()).outputFolder).toBe(other.outputFolder);
  });

  test('passes on what only a host can do', async () => {
    const told: unknown[] = [];
    await using t = await createTestEngine({
      host: {
        ...memoryHost,
        openPipeline: async () => '/a.patchbay',
        savePipeline: async (name) => `/${name}`,
        pickFolder: async (title) => `/${title}`,
        reveal: async (path) => path === '/there',
        setDocument: (state) => void told.push(state),
        setShortcuts: (keys) => void told.push(keys),
        events: async function* events() {
          yield { type: 'action', action: 'run' };
        },
      },
    });
    const { app, dialogs, shortcuts } = t.client;
    expect(await dialogs.openPipeline()).toBe('/a.patchbay');
    expect(await dialogs.savePipeline({ suggestedName: 'b' })).toBe('/b');
    expect(await dialogs.pickFolder({ title: 'c' })).toBe('/c');
    expect(await dialogs.reveal({ path: '/there' })).toBe(true);
    const state = { name: 'n', path: null, dirty: true, unsaved: ['n'] };
    await app.setDocument(state);
    await shortcuts.show({ keys: { run: 'Mod+Enter' } });
    expect(told).toEqual([state, { run: 'Mod+Enter' }]);
    const events = [];
    for await (const event of await app.events()) events.push(event);
    expect(events).toEqual([{ type: 'action', action: 'run' }]);
  });
});

describe('pipelines', () => {
  test('are saved, opened with the files beside them, and remembered', async () => {
    await using t = await createTestEngine();
    const path = join(t.folder, 'mine.patchbay');
    await writeFile(join(t.folder, 'a.txt'), 'hello');
    const files = [{ name: 'a.txt', path: 'a.txt' }];
    const pipeline = new PipelineBuilder('Mine').node('u', 'file-upload', { files }).build();
    const { pipelines } = t.client;
    const saved = await pipelines.save({ path, pipeline, expectedRevision: null });
    const opened = await pipelines.open({ path });
    expect(saved).toEqual({ path, revision: opened.revision });
    expect(opened.pipeline.graph.nodes[toNodeId('u')]?.settings['files']).toMatchObject([
      { name: 'a.txt', artifact: expect.stringMatching(/^[0-9a-f]{64}$/), size: 5 },
    ]);
    expect(await pipelines.recent()).toMatchObject([{ path, name: 'Mine' }]);
    const stale = { path, pipeline, expectedRevision: '0'.repeat(64) };
    expect(await pipelines.save(stale)).toEqual({ conflict: true, revision: opened.revision });
    const listing = await pipelines.browse({});
    expect(listing.folder).toBe(t.folder);
    expect(listing.entries.map((entry) => entry.name)).toContain('mine.patchbay');
  });

  test('a host that shows some folders only reads and writes nowhere else', async () => {
    await using outside = await createTestEngine();
    const allowed = join(outside.folder, 'allowed');
    await mkdir(allowed);
    const path = join(outside.folder, 'p.patchbay');
    await writeFile(path, serializePipeline(emptyPipeline('secret')));
    await writeFile(join(outside.folder, 'secret.txt'), 'secret');
    await using t = await createTestEngine({ host: { ...memoryHost, allowedFolders: [allowed] } });
    const pipeline = say().build();
    const refused = { code: 'FAILURE', message: expect.stringContaining('is outside the folders') };
    const { pipelines, runs } = t.client;
    await expect(pipelines.open({ path })).rejects.toMatchObject(refused);
    await expect(pipelines.save({ path, pipeline, expectedRevision: null })).rejects.toMatchObject(
      refused,
    );
    await expect(pipelines.browse({ folder: outside.folder })).rejects.toMatchObject(refused);
    const run = { pipeline, pipelinePath: path };
    await expect(runs.check(run)).rejects.toMatchObject(refused);
    await expect(runs.start({ ...run, runId: newRunId() })).rejects.toMatchObject(refused);
    const inside = join(allowed, 'p.patchbay');
    await pipelines.save({ path: inside, pipeline, expectedRevision: null });
    expect((await pipelines.open({ path: inside })).pipeline.name).toBe('Say');
  });

  test('examples open as new pipelines whose files are known by their hash alone', async () => {
    await using t = await createTestEngine();
    const examplesDir = join(t.folder, 'examples');
    await mkdir(join(examplesDir, 'files'), { recursive: true });
    await writeFile(join(examplesDir, 'files', 'a.txt'), 'hello');
    const files = [{ name: 'a.txt', path: 'files/a.txt' }];
    const json = { files: [null, 1, { path: 'kept' }] };
    const pipeline = new PipelineBuilder('First')
      .node('about', 'note', { text: '# First\n\nSays hello.\nAnd more.' })
      .node('u', 'file-upload', { files })
      .node('j', 'json', { json })
      .build();
    await writeFile(join(examplesDir, 'first.patchbay'), serializePipeline(pipeline));
    await using u = await createTestEngine({ examplesDir });
    expect(await u.client.pipelines.examples()).toEqual([
      { id: 'first', name: 'First', description: 'Says hello.' },
    ]);
    const opened = await u.client.pipelines.openExample({ id: 'first' });
    const { nodes } = opened.graph;
    const adopted = nodes[toNodeId('u')]?.settings['files'] as readonly object[] | undefined;
    expect(Object.keys(adopted?.[0] ?? {}).toSorted()).toEqual([
      'artifact',
      'mediaType',
      'name',
      'size',
    ]);
    expect(nodes[toNodeId('j')]?.settings['json']).toEqual(json);
    await expect(u.client.pipelines.openExample({ id: '../first' })).rejects.toMatchObject({
      code: 'FAILURE',
      message: 'There is no example "../first": choose first.',
      data: { kind: 'not-found' },
    });
  });

  test('without examples there are none', async () => {
    await using t = await createTestEngine({ examplesDir: '/nowhere/at/all' });
    expect(await t.client.pipelines.examples()).toEqual([]);
    await expect(t.client.pipelines.openExample({ id: 'x' })).rejects.toThrow(
      'There is no example "x"',
    );
  });

  test('the examples that come with Patchbay open, with all their files', async () => {
    await using t = await createTestEngine();
    for (const { id, name, description } of await t.client.pipelines.examples()) {
      expect([id, name, description].every((text) => text !== '')).toBe(true);
      const pipeline = await t.client.pipelines.openExample({ id });
      const { problems } = await t.client.runs.check({ pipeline });
      expect(problems).toEqual([]);
    }
  });
});

describe('models and connections', () => {
  test('are searched, chosen and tested', async () => {
    await using t = await createTestEngine();
    const { connections, models } = t.client;
    const all = await models.search({ provider: 'builtin', query: ' ' });
    expect(all.length).toBeGreaterThan(5);
    const found = await models.search({ provider: 'builtin', query: 'grayscale' });
    expect(found.map((model) => `${model.owner}/${model.name}`)).toContain('builtin/grayscale');
    const newest = await models.choose({ provider: 'builtin', model: 'builtin/grayscale' });
    const pinned = await models.choose({
      provider: 'builtin',
      model: `builtin/grayscale:${newest.version}`,
    });
    expect(pinned.snapshot).toEqual(newest.snapshot);
    expect(await connections.test({ id: 'builtin' })).toMatchObject({ ok: true });
    expect((await connections.list()).map((each) => each.id)).toEqual([
      'builtin',
      'replicate',
      'lowcodeapi',
    ]);
    expect(await connections.setToken({ id: 'replicate', token: 'r8_x' })).toMatchObject({
      token: 'session',
    });
    expect(await connections.removeToken({ id: 'replicate' })).toMatchObject({ token: 'missing' });
  });

  test.each([
    ['no slash', 'invalid-input', '"no slash" is not a model: write it as owner/name'],
    ['builtin/nothing', 'not-found', 'builtin/nothing'],
    [`builtin/grayscale:${'0'.repeat(64)}`, 'not-found', 'builtin/grayscale'],
  ])('the model %j is refused', async (model, kind, words) => {
    await using t = await createTestEngine();
    await expect(t.client.models.choose({ provider: 'builtin', model })).rejects.toMatchObject({
      code: 'FAILURE',
      message: expect.stringContaining(words),
      data: { kind },
    });
    await expect(t.client.models.search({ provider: 'nope', query: '' })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
  });
});

describe('the library', () => {
  const provider = 'builtin';

  test('notes a model that is placed or run, not one that is only looked at', async () => {
    await using t = await createTestEngine();
    const recents = async () =>
      (await t.client.library.get({ provider })).recents.map(({ name }) => name);
    await t.client.models.choose({ provider, model: 'builtin/blur', peek: true });
    expect(await recents()).toEqual([]);
    const pipeline = (
      await new PipelineBuilder('Say').model(t.client, 'words', 'split-text', { text: 'a b' })
    ).build();
    await t.client.models.choose({ provider, model: 'builtin/blur' });
    expect(await recents()).toEqual(['blur', 'split-text']);
    expect((await t.run(pipeline)).state.status).toBe('succeeded');
    expect(await recents()).toEqual(['split-text', 'blur']);
  });

  test('keeps favourites', async () => {
    await using t = await createTestEngine();
    const [model] = await t.client.models.search({ provider, query: 'blur' });
    if (model === undefined) throw new Error('There is no model to star.');
    const after = await t.client.library.setFavourite({ provider, model, favourite: true });
    expect(after.favourites).toEqual([model]);
    expect(await t.client.library.get({ provider })).toEqual(after);
    await t.client.library.setFavourite({ provider, model, favourite: false });
    expect((await t.client.library.get({ provider })).favourites).toEqual([]);
  });
});

describe('runs', () => {
  test('are checked, started, listed and replayed', async () => {
    await using t = await createTestEngine();
    const pipeline = say('Greeting').build();
    expect(await t.client.runs.check({ pipeline })).toEqual({ problems: [] });
    const { state } = await t.run(pipeline);
    expect(state.status).toBe('succeeded');
    const [listed] = await t.client.runs.list({});
    expect(listed).toMatchObject({
      runId: state.runId,
      pipelineName: 'Greeting',
      status: 'succeeded',
    });
    const rest = [];
    for await (const event of eachEvent(
      await t.client.runs.events({ runId: state.runId, afterSeq: 2 }),
    ))
      rest.push(event.seq);
    expect(rest[0]).toBe(3);
    expect(rest.at(-1)).toBe(state.seq);
  });

  test('an unknown run is a failure before the first event', async () => {
    await using t = await createTestEngine();
    const runId = newRunId();
    await expect(t.client.runs.events({ runId })).rejects.toMatchObject({
      code: 'FAILURE',
      message: `There is no run "${runId}" in this data folder.`,
      data: { kind: 'not-found' },
    });
    expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: false });
  });

  test('a target that is no node, or nothing to run, is told', async () => {
    await using t = await createTestEngine();
    const pipeline = say().build();
    const start = (target: string[]) =>
      t.client.runs.start({ runId: newRunId(), pipeline, target });
    await expect(start(['not an id'])).rejects.toMatchObject({ data: { kind: 'invalid-input' } });
    expect(await start([])).toMatchObject({ ok: false });
    expect(await start(['say'])).toMatchObject({ ok: true });
    const relative = { runId: newRunId(), pipeline, outputFolder: 'out' };
    await expect(t.client.runs.start(relative)).rejects.toThrow('is not a full path');
  });

  test.each([
    [{ runId: 'a b' }, 'The value "runId" of the request cannot be used: a run id of 1 to 64'],
    [
      { runId: 'a', afterSeq: -1 },
      'The value "afterSeq" of the request cannot be used: it takes 0 at least.',
    ],
    [{}, 'The value "runId" of the request cannot be used: it is missing, and takes a text.'],
    [null, 'The request cannot be used: it takes an object.'],
  ])('the input %j is refused in words', async (input, words) => {
    await using t = await createTestEngine();
    await expect(t.client.runs.events(input as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(words),
    });
  });

  test.each([
    [{ sample: 0 }, '"sample" of the request cannot be used: it takes 1 at least.'],
    [{ sample: 1.5 }, '"sample" of the request cannot be used: it takes a whole number.'],
    [{ budget: 2e6 }, '"budget" of the request cannot be used: it takes 1000000 at most.'],
    [{ budget: '2' }, '"budget" of the request cannot be used: it takes a number.'],
    [{ outputFolder: '' }, '"outputFolder" of the request cannot be used: it is empty.'],
    [{ fresh: 'some' }, '"fresh" of the request cannot be used: it takes only "all", or a list.'],
    [{ target: 'draw' }, '"target" of the request cannot be used: it takes a list.'],
  ])('a start with %j is refused in words', async (odd, words) => {
    await using t = await createTestEngine();
    const started = t.client.runs.start({
      runId: newRunId(),
      pipeline: say().build(),
      ...(odd as object),
    });
    await expect(started).rejects.toMatchObject({ message: expect.stringContaining(words) });
  });

  test.each([
    [
      { status: 'late' },
      'it takes only "running", "paused", "queued", "interrupted", "succeeded", "failed", "canceled".',
    ],
    [{ limit: 0 }, 'it takes 1 at least.'],
    [{ query: 'a'.repeat(401) }, 'it takes 400 characters at most.'],
    [{ before: {} }, 'it is missing, and takes a number.'],
  ])('a list with %j is refused in words', async (odd, words) => {
    await using t = await createTestEngine();
    await expect(t.client.runs.list(odd as never)).rejects.toThrow(words);
  });
});

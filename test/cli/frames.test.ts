import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { nodeOf, writeChanged, type LooseFile } from './pipelineFile.ts';
import { examples } from './runCli.ts';

/** The command line beside the first example, with built-in models that live as long as the test. */
async function createFramesTest() {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-frames-'));
  const token = randomBytes(24).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: path.join(folder, 'builtin') });
  const cli = await createInProcessCli({ builtin: { baseUrl: server.baseUrl, token } });
  await copyFile(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  return {
    run: cli.run,
    creates: () => server.counts.creates().map(({ model }) => model),
    outputs: (name: string) => readdir(path.join(cli.folder, name)),
    write: (name: string, change: (file: LooseFile) => void) =>
      writeChanged(path.join(folder, name), change),
    async [Symbol.asyncDispose]() {
      await cli[Symbol.asyncDispose]();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addNode(file: LooseFile, id: string, node: object): void {
  file.graph.nodes[id] = Object.assign({ settings: {}, inputs: {} }, { typeVersion: 1 }, node);
}

/** Leads what enters Black and white through a dot. */
function addReroute(file: LooseFile): void {
  addNode(file, 'dot', { type: 'reroute', settings: { itemType: 'file', lists: 0 } });
  const edge = file.graph.edges.find(({ target }) => target === 'grayscale');
  if (edge === undefined) throw new RangeError('The example has another first edge.');
  file.graph.edges.push({
    id: 'to-dot',
    source: String(edge['source']),
    sourcePort: String(edge['sourcePort']),
    target: 'dot',
    targetPort: 'in',
  });
  Object.assign(edge, { source: 'dot', sourcePort: 'out' });
}

test(
  'reroutes change no result, a bypassed node is passed by, and a disabled frame stays out',
  { timeout: 120_000 },
  async () => {
    await using cli = await createFramesTest();
    const plain = await cli.write('plain.patchbay', () => undefined);
    expect(await cli.run(['run', plain, '--out', 'plain'])).toMatchObject({ code: 0 });
    expect(cli.creates()).toEqual(['builtin/grayscale', 'builtin/upscale']);

    const rerouted = await cli.write('rerouted.patchbay', addReroute);
    const dotted = await cli.run(['inspect', rerouted, '--json']);
    const { nodes }: { nodes: { id: string; inputs: { from: string[] }[] }[] } = JSON.parse(
      dotted.stdout,
    );
    const [image] = nodes.find(({ id }) => id === 'grayscale')?.inputs ?? [];
    expect(image?.from).toEqual(['photo.file']);
    const again = await cli.run(['run', rerouted, '--out', 'rerouted']);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toContain('2 results were kept from earlier runs.');
    expect(cli.creates()).toHaveLength(2);

    const changed = await cli.write('changed.patchbay', (file) => {
      addReroute(file);
      Object.assign(nodeOf(file, 'grayscale'), { bypassed: true });
      addNode(file, 'looks', { type: 'frame', title: 'Looks', disabled: true });
      Object.assign(nodeOf(file, 'preview'), { frame: 'looks' });
    });
    const plan = await cli.run(['plan', changed, '--json']);
    const planned = JSON.parse(plan.stdout) as { nodes: { nodeId: string; verdict: string }[] };
    expect(planned.nodes.map(({ nodeId, verdict }) => `${nodeId} ${verdict}`)).toEqual([
      'photo run',
      'upscale run',
      'save run',
    ]);
    expect(await cli.run(['run', changed, '--out', 'changed'])).toMatchObject({ code: 0 });
    expect(cli.creates().slice(2)).toEqual(['builtin/upscale']);
    expect(await cli.outputs('changed')).toEqual(await cli.outputs('plain'));

    const described = await cli.run(['inspect', changed, '--json']);
    expect(JSON.parse(described.stdout)).toMatchObject({
      nodes: expect.arrayContaining([
        expect.objectContaining({ id: 'grayscale', bypassed: true }),
        expect.objectContaining({ id: 'looks', disabled: true }),
        expect.objectContaining({ id: 'preview', frame: 'looks' }),
      ]),
    });
  },
);

test('a frame as the target stands for its members', { timeout: 120_000 }, async () => {
  await using cli = await createFramesTest();
  const file = await cli.write('framed.patchbay', (content) => {
    addNode(content, 'looks', { type: 'frame', title: 'Looks' });
    Object.assign(nodeOf(content, 'grayscale'), { frame: 'looks' });
    Object.assign(nodeOf(content, 'note'), { frame: 'looks' });
  });
  expect(await cli.run(['run', file, '--target', 'Looks'])).toMatchObject({ code: 0 });
  expect(cli.creates()).toEqual(['builtin/grayscale']);
});

test(
  'a bypassed node that nothing can stand for is one sentence',
  { timeout: 120_000 },
  async () => {
    await using cli = await createFramesTest();
    const file = await cli.write('stuck.patchbay', (content) => {
      Object.assign(nodeOf(content, 'photo'), { bypassed: true });
    });
    for (const command of ['validate', 'plan', 'run']) {
      const refused = await cli.run([command, file]);
      expect(refused).toMatchObject({ code: 2 });
      expect(`${refused.stdout}${refused.stderr}`).toContain(
        '"Photo" is bypassed, but nothing that enters it can stand for its output "File"',
      );
    }
    expect(cli.creates()).toEqual([]);
  },
);

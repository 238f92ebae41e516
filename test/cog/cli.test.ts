import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCogProvider } from '../../electron/providers/cog/createCogProvider.ts';
import { modelKey } from '../../shared/domain/graph.ts';
import { toModelSnapshot } from '../../shared/models/snapshotOf.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createCliTest, examples } from '../cli/runCli.ts';
import { reverse } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';

const model = 'cog/reverse-text';

/** A pipeline of the server's model, made on a computer where it stands at another address. */
async function reversePipeline(url: string): Promise<string> {
  const provider = createCogProvider({ url });
  const details = await provider.models.get({ owner: 'cog', name: 'reverse-text' });
  await provider.close();
  const snapshot = toModelSnapshot({ model, details, version: details.latestVersion });
  const settings = { provider: 'cog:10.0.0.9:5000', model, version: snapshot.version };
  const pipeline = new PipelineBuilder()
    .node('turn', 'prediction', settings, { inputs: { text: 'abc' } })
    .node('show', 'preview')
    .edge('turn.output', 'show.value')
    .build();
  return serializePipeline({
    ...pipeline,
    models: { [modelKey(model, snapshot.version)]: snapshot },
  });
}

describe('--provider cog:HOST:PORT', () => {
  test('runs the models of a pipeline on that server', async () => {
    await using server = await createCogServer({ model: reverse });
    await using cli = await createCliTest();
    await writeFile(cli.path('turn.patchbay'), await reversePipeline(server.url));
    const args = ['run', 'turn.patchbay', '--json', '--provider', server.id];
    const { code, stdout, stderr } = await cli.run(args);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('"text":"cba"');
    expect(server.inputs).toEqual([{ text: 'abc' }]);
  });

  test('says what that server runs where the pipeline holds another model', async () => {
    await using server = await createCogServer({ model: reverse });
    await using cli = await createCliTest();
    const file = path.join(examples, 'text-tools.patchbay');
    const { code, stderr } = await cli.run(['run', file, '--provider', server.id]);
    expect(code).toBe(2);
    expect(stderr).toContain(`runs ${model} and not builtin/`);
    expect(server.inputs).toEqual([]);
  });

  test('says so where nothing answers, or an address may not be used', async () => {
    const server = await createCogServer({ model: reverse });
    await server[Symbol.asyncDispose]();
    await using cli = await createCliTest();
    const file = path.join(examples, 'text-tools.patchbay');
    const gone = await cli.run(['run', file, '--provider', server.id]);
    expect(gone.code).toBe(4);
    expect(gone.stderr).toContain('nothing listens there');
    const wrong = await cli.run(['run', file, '--provider', 'cog:http://gpu.example.org:5000']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('has to be reached over https://');
  });
});

import { describe, expect, test } from 'vitest';
import { createFakeContext, someArtifact } from '../../test/support/fakeContext.ts';
import { FailureError, type Failure } from '../domain/failure.ts';
import { modelKey } from '../domain/graph.ts';
import type { JsonObject } from '../domain/json.ts';
import { fileValue, listValue, textValue, type Value } from '../domain/values.ts';
import type { NodeContext, TrainRequest } from './nodeContext.ts';
import { training } from './training.ts';

const [model, version] = ['acme/style', 'a'.repeat(64)];
const schema: JsonObject = {
  components: {
    schemas: {
      Input: { type: 'object' },
      TrainingInput: {
        type: 'object',
        required: ['pictures'],
        properties: {
          pictures: { type: 'string', format: 'uri', description: 'A zip of pictures.' },
          lines: { type: 'string', format: 'uri', description: 'A JSONL file.' },
          steps: { type: 'integer', default: 1000 },
        },
      },
    },
  },
};
const models = { [modelKey(model, version)]: { model, version, schema } };
const settings = { ...training.initialSettings, model, version, destination: 'me/mine' };
const made = { trainingId: 't', version: `me/mine:${version}`, weights: 'https://x.test/w.tar' };

type Run = {
  readonly inputs?: { readonly [port: string]: Value };
  readonly settings?: JsonObject;
  readonly saveFile?: (url: string, name: string) => ReturnType<NodeContext['resolveFile']>;
};

/** Runs the node; gives its outputs, what was asked of the engine, and the files that were zipped. */
async function run(changes: Run = {}) {
  const [requests, zipped, reports]: [TrainRequest[], string[][], string[]] = [[], [], []];
  const saveFile = changes.saveFile ?? (async (_, name) => someArtifact(`${name}.tar`));
  const { context } = createFakeContext({
    models,
    train: async (request) => {
      requests.push(request);
      return { ...made, saveFile };
    },
    zipFiles: async (files, name) => {
      zipped.push(files.map((file) => file.name));
      return someArtifact(name, 'application/zip', 9);
    },
    report: (_, label) => void reports.push(label ?? ''),
  });
  const outputs = await training.execute({
    settings: { ...settings, ...changes.settings },
    inputs: { pictures: pictures('a.png', 'b.png'), ...changes.inputs },
    context,
  });
  const [request] = requests;
  const input = request?.buildInput((artifact) => `https://files.test/${artifact.name}`);
  return { outputs, request, input, zipped, reports };
}

function pictures(...names: readonly string[]): Value {
  return listValue(names.map((name) => fileValue(someArtifact(name))));
}

test('gives the version and the weights, and sends only what was set', async () => {
  const { outputs, request, input, zipped } = await run();
  expect(outputs).toEqual({
    version: textValue(made.version),
    weights: fileValue(someArtifact('mine-weights.tar')),
  });
  expect(zipped).toEqual([['a.png', 'b.png']]);
  expect(input).toEqual({ pictures: 'https://files.test/pictures.zip' });
  expect(request).toMatchObject({ model, version, destination: 'me/mine' });
  expect(request?.files.map(({ name }) => name)).toEqual(['pictures.zip']);
  expect(request).not.toHaveProperty('newDestination');
});

test('consent goes along with the hardware', async () => {
  const { request } = await run({ settings: { createDestination: true, hardware: 'gpu-t4' } });
  expect(request?.newDestination).toEqual({ hardware: 'gpu-t4' });
});

describe('one file', () => {
  const one = async (name: string, mediaType: string, port = 'pictures') => {
    const file = listValue([fileValue(someArtifact(name, mediaType))]);
    const { input, zipped } = await run({ inputs: { pictures: pictures('x.png'), [port]: file } });
    return { sent: input?.[port], zipped: zipped.flat() };
  };

  test.each([
    ['all.zip', 'application/zip'],
    ['all.tar', 'application/octet-stream'],
  ])('%s is given as it is', async (name, mediaType) => {
    expect(await one(name, mediaType)).toEqual({ sent: `https://files.test/${name}`, zipped: [] });
  });

  test('a loose picture is put into a zip where one is wanted, and nothing where none is', async () => {
    expect(await one('a.png', 'image/png')).toMatchObject({ zipped: ['a.png'] });
    expect((await one('all.jsonl', 'text/plain', 'lines')).sent).toBe(
      'https://files.test/all.jsonl',
    );
  });
});

test('weights are left out where they are not kept, not given, or gone', async () => {
  const off = await run({ settings: { keepWeights: false } });
  expect(off.outputs).toEqual({ version: textValue(made.version) });
  const failing = (failure: Failure) =>
    run({ saveFile: () => Promise.reject(new FailureError(failure)) });
  const gone = await failing({ kind: 'not-found', message: 'Gone.' });
  expect(gone.outputs).toEqual({ version: textValue(made.version) });
  expect(gone.reports).toEqual(['The weights could not be fetched: Gone.']);
  await expect(failing({ kind: 'storage', code: 'ENOSPC', message: 'Full.' })).rejects.toThrow(
    'Full.',
  );
});

test('the weights have a port while they are kept', () => {
  const outputs = (keepWeights: boolean) =>
    training.ports({ ...settings, keepWeights }, { models }).outputs.map(({ name }) => name);
  expect(outputs(true)).toEqual(['version', 'weights']);
  expect(outputs(false)).toEqual(['version']);
});

test('without a schema it has no ports, says so, and does not run', async () => {
  expect(training.ports(settings, { models: {} })).toEqual({ inputs: [], outputs: [] });
  expect(training.check(settings, { models: {} })).toMatchObject([
    {
      message: `The pipeline holds no schema for ${modelKey(model, version)}: choose the base model again to fetch it.`,
    },
  ]);
  const { context } = createFakeContext();
  await expect(training.execute({ settings, inputs: {}, context })).rejects.toThrow(
    'choose the base model again',
  );
});

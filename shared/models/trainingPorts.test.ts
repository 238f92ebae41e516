import { expect, test } from 'vitest';
import type { JsonObject } from '../domain/json.ts';
import { readRealSchemas } from '../../test/modelSchemas.ts';
import { reduceSchema } from './snapshotOf.ts';
import { trainingPorts, wantsZip } from './trainingPorts.ts';

const uri = { type: 'string', format: 'uri' };

function schemaOf(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return {
    components: {
      schemas: {
        Input: { type: 'object', properties: { prompt: { type: 'string' } } },
        TrainingInput: { type: 'object', properties, required },
        autocaption: { type: 'string', enum: ['yes', 'no'] },
      },
    },
  };
}

test('a file shows as a list of files and is declared as one file, whatever its name promises', () => {
  const [port] = trainingPorts(schemaOf({ input_images: uri }, ['input_images']));
  expect(port?.shown).toMatchObject({
    type: { list: 'file' },
    widget: { kind: 'files', accept: 'file' },
    required: true,
  });
  expect(port?.declared).toMatchObject({ name: 'input_images', type: 'file', required: true });
});

test('everything else is as the model declares it, its choices kept through the snapshot', () => {
  const schema = schemaOf({
    steps: { type: 'integer', minimum: 1, maximum: 4000, default: 1000 },
    samples: { type: 'array', items: uri },
    caption: { allOf: [{ $ref: '#/components/schemas/autocaption' }], default: 'yes' },
  });
  const ports = trainingPorts(reduceSchema(schema));
  const types = Object.fromEntries(ports.map(({ shown }) => [shown.name, shown.type]));
  expect(types).toEqual({ steps: 'integer', samples: { list: 'file' }, caption: 'text' });
  for (const { shown, declared } of ports) expect(shown).toBe(declared);
  const caption = ports.find(({ shown }) => shown.name === 'caption');
  expect(caption?.shown.widget).toMatchObject({ kind: 'select', options: [{}, {}] });
});

test('a model without a TrainingInput has nothing to train', () => {
  expect(trainingPorts({})).toEqual([]);
  expect(trainingPorts({ components: { schemas: { Input: { type: 'object' } } } })).toEqual([]);
});

test('an input that speaks of a zip wants one', () => {
  const wants = (name: string, property: JsonObject): boolean | undefined =>
    trainingPorts(schemaOf({ [name]: property })).map(({ declared }) => wantsZip(declared))[0];
  expect(wants('input_images', { ...uri, description: 'A zip file of images.' })).toBe(true);
  expect(wants('images_zip', uri)).toBe(true);
  expect(wants('train_data', { ...uri, description: 'A JSONL file, one prompt a line.' })).toBe(
    false,
  );
});

test('the training of a real model has typed inputs, its pictures among them', (context) => {
  const real = readRealSchemas().find(({ file }) => file === 'stability-ai_sdxl.json');
  if (real === undefined) return context.skip('needs ../shared/data');
  const ports = trainingPorts(reduceSchema(real.schema));
  const types = Object.fromEntries(ports.map(({ shown }) => [shown.name, shown.type]));
  expect(types).toMatchObject({
    input_images: { list: 'file' },
    is_lora: 'boolean',
    lora_rank: 'integer',
    unet_learning_rate: 'number',
    lr_scheduler: 'text',
  });
  expect(ports).toHaveLength(22);
  expect(ports.filter(({ shown }) => shown.required).map(({ shown }) => shown.name)).toEqual([
    'input_images',
  ]);
});

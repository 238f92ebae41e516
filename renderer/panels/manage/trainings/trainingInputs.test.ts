import { expect, test } from 'vitest';
import {
  checkTrainingInputs,
  findTrainingPorts,
  toTrainingInput,
  trainingFiles,
} from './trainingInputs.ts';

const untrainable = {
  components: { schemas: { Input: { type: 'object', properties: { image: { type: 'string' } } } } },
};
const trainable = {
  components: {
    schemas: {
      ...untrainable.components.schemas,
      TrainingInput: {
        type: 'object',
        required: ['input_images'],
        properties: {
          input_images: { type: 'string', format: 'uri', 'x-order': 0 },
          learn: { type: 'string', default: 'colours', 'x-order': 1 },
          side: { type: 'integer', minimum: 32, maximum: 2048, 'x-order': 2 },
        },
      },
    },
  },
};
const ports = findTrainingPorts(trainable) ?? [];
const zip = { name: 'pictures.zip', artifact: 'a'.repeat(64), mediaType: 'application/zip' };

test('the inputs of a training come from TrainingInput, not from Input', () => {
  expect(ports.map(({ name }) => name)).toEqual(['input_images', 'learn', 'side']);
  expect(ports[0]).toMatchObject({ type: 'file', widget: { kind: 'file', accept: 'file' } });
});

test('a version without TrainingInput cannot be trained', () => {
  expect(findTrainingPorts(untrainable)).toBeUndefined();
  expect(findTrainingPorts(null)).toBeUndefined();
  expect(findTrainingPorts({})).toBeUndefined();
});

test('inputs are checked before anything is sent', () => {
  expect(checkTrainingInputs(ports, { input_images: zip })).toEqual({});
  expect(checkTrainingInputs(ports, { side: 8 })).toEqual({
    input_images: expect.stringMatching(/is required: enter a value\.$/),
    side: expect.stringContaining('at least 32'),
  });
});

test('files are sent by address, and what is not set is not sent', () => {
  expect(trainingFiles(ports, { input_images: zip, side: 64 })).toEqual([zip]);
  const input = toTrainingInput(ports, { input_images: zip, side: 64 }, ({ name }) => `at:${name}`);
  expect(input).toEqual({ input_images: 'at:pictures.zip', side: 64 });
});

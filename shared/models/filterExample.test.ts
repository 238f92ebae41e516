import { describe, expect, it } from 'vitest';
import { readRealSchemas } from '../../test/modelSchemas.ts';
import { filterExample } from './filterExample.ts';
import { portsFromSchema } from './portsFromSchema.ts';

const ports = portsFromSchema({
  components: {
    schemas: {
      Input: {
        properties: {
          prompt: { type: 'string' },
          steps: { type: 'integer', maximum: 50 },
          image: { type: 'string', format: 'uri' },
          refs: { type: 'array', items: { type: 'string', format: 'uri' } },
          key: { type: 'string', format: 'password' },
        },
      },
    },
  },
}).inputs;

describe('filterExample', () => {
  it('keeps what the current schema takes, files apart, and says why the rest is left out', () => {
    const example = {
      prompt: 'a cat',
      steps: 500,
      image: 'https://a.example/cat.png',
      refs: ['https://a.example/1', 'https://a.example/2'],
      key: '**********',
      scheduler: 'DDIM',
    };
    expect(filterExample(ports, example)).toMatchObject({
      inputs: { prompt: 'a cat' },
      files: {
        image: ['https://a.example/cat.png'],
        refs: ['https://a.example/1', 'https://a.example/2'],
      },
      dropped: [
        { message: '"Steps" must be at most 50, but is 500: enter a number at most 50.' },
        { message: 'This version of the model has no input "scheduler".' },
      ],
    });
  });

  it('leaves out a number that was rounded when it was read', () => {
    const example = JSON.parse('{"steps": -9007199254740993, "prompt": "a cat"}');
    expect(filterExample(ports, example)).toMatchObject({
      inputs: { prompt: 'a cat' },
      files: {},
      dropped: [{ message: 'The example\'s "Steps" has more digits than can be kept exactly.' }],
    });
  });

  it('leaves out nulls without a word, and a file without an address with one', () => {
    expect(filterExample(ports, { prompt: null, image: 'cat.png' })).toMatchObject({
      inputs: {},
      files: {},
      dropped: [{ message: 'The example\'s file for "Image" has no address.' }],
    });
  });
});

const real = readRealSchemas().filter(({ example }) => example !== undefined);

describe.skipIf(real.length === 0)('real examples (skipped where shared/data is absent)', () => {
  it.each(real)('$file', ({ schema, example }) => {
    const { inputs } = portsFromSchema(schema);
    const usable = filterExample(inputs, example?.input ?? {});
    const kept = [...Object.keys(usable.inputs), ...Object.keys(usable.files)];
    const names = inputs.map((port) => port.name);
    expect(kept.every((name) => names.includes(name))).toBe(true);
    expect(kept.length).toBeGreaterThan(0);
  });
});

import { expect, test } from 'vitest';
import { textValue } from '../domain/values.ts';
import { modelVersionIn, modelVersionPort, parseModelVersion } from './modelVersion.ts';

const id = 'a1'.repeat(32);

test('reads a version with its model, and a bare one', () => {
  expect(parseModelVersion(` me/mine:${id}\n`)).toEqual({ model: 'me/mine', version: id });
  expect(parseModelVersion(id)).toEqual({ version: id });
});

test.each(['', 'me/mine', `me/mine:${id.slice(1)}`, id.toUpperCase(), 'the newest one'])(
  'refuses %j and names the port',
  (text) => {
    expect(() => parseModelVersion(text)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          kind: 'invalid-input',
          port: modelVersionPort.name,
          message: expect.stringMatching(/^"Model version" is no version: .*owner\/name:version/),
        }),
      }),
    );
  },
);

test('an empty port names no version', () => {
  expect(modelVersionIn({})).toBeUndefined();
  expect(modelVersionIn({ [modelVersionPort.name]: textValue(id) })).toEqual({ version: id });
});

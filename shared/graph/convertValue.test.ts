import { describe, expect, test } from 'vitest';
import { FailureError } from '../domain/failure.ts';
import { toArtifactId } from '../domain/ids.ts';
import type { PortType } from '../domain/ports.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type Value,
} from '../domain/values.ts';
import { canConvert } from './canConvert.ts';
import { convertValue } from './convertValue.ts';

const file = (mediaType: string): Value =>
  fileValue({ id: toArtifactId('a'.repeat(64)), name: 'x', mediaType, size: 1 });

describe('convertValue', () => {
  test.each<[string, Value, PortType, Value]>([
    ['a number becomes text', numberValue(2.5), 'text', textValue('2.5')],
    ['zero stays zero', numberValue(0), 'number', numberValue(0)],
    ['false is written', booleanValue(false), 'text', textValue('false')],
    ['JSON is written', jsonValue({ a: 1 }), 'text', textValue('{"a":1}')],
    ['a JSON text is not quoted', jsonValue('x'), 'text', textValue('x')],
    ['text is read as JSON', textValue('[1]'), 'json', jsonValue([1])],
    ['text that is no JSON stays text', textValue('hello'), 'json', jsonValue('hello')],
    ['one value becomes a list', textValue('x'), { list: 'text' }, listValue([textValue('x')])],
    ['a picture enters a file port', file('image/png'), 'file', file('image/png')],
    ['a picture enters an image port', file('image/png'), 'image', file('image/png')],
    [
      'an unknown kind enters an image port',
      file('application/octet-stream'),
      'image',
      file('application/octet-stream'),
    ],
  ])('%s', (_, value, type, expected) => {
    expect(convertValue(value, type, 'p')).toEqual(expected);
  });

  test.each<[string, Value, PortType, string]>([
    [
      'audio in an image port',
      file('audio/wav'),
      'image',
      'The input "p" takes an image, but the audio file "x" arrived: connect something else to it.',
    ],
    [
      'a text file in an image port',
      file('text/plain'),
      'image',
      'The input "p" takes an image, but the text file "x" arrived: connect something else to it.',
    ],
    [
      'half a number in an integer port',
      numberValue(2.5),
      'integer',
      'The input "p" takes an integer, but the number 2.5 arrived: connect something else to it.',
    ],
    [
      'NaN',
      numberValue(Number.NaN),
      'number',
      'The input "p" takes a number, but the number NaN arrived: connect something else to it.',
    ],
    [
      'a file in a text port',
      file('text/plain'),
      'text',
      'The input "p" takes text, but the text file "x" arrived: connect something else to it.',
    ],
  ])('refuses %s on its port', (_, value, type, message) => {
    let failure: unknown;
    try {
      convertValue(value, type, 'p');
    } catch (error) {
      failure = error instanceof FailureError ? error.failure : error;
    }
    expect(failure).toMatchObject({ kind: 'invalid-input', message, port: 'p' });
  });
});

describe('canConvert', () => {
  test.each<[PortType, PortType, string]>([
    ['text', 'text', 'same'],
    ['image', 'any', 'same'],
    [{ list: 'image' }, 'any', 'same'],
    ['integer', 'text', 'convert'],
    ['file', 'image', 'convert'],
    ['image', 'file', 'same'],
    [{ list: 'image' }, 'image', 'map'],
    ['image', { list: 'image' }, 'convert'],
    ['audio', 'image', 'refused'],
    ['text', 'image', 'refused'],
    ['text', 'number', 'refused'],
    ['json', 'number', 'refused'],
  ])('%o to %o is %s', (from, to, kind) => {
    expect(canConvert(from, to).kind).toBe(kind);
  });

  test('a refusal says why and what to do', () => {
    expect(canConvert('json', 'number')).toMatchObject({
      kind: 'refused',
      why: {
        message: 'JSON cannot feed an input for a number: take the value out with an Extract node.',
      },
    });
    expect(canConvert('audio', 'image')).toMatchObject({
      kind: 'refused',
      why: {
        message:
          'An audio file cannot feed an input for an image: a model has to turn one into the other.',
      },
    });
  });
});

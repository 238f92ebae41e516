import { describe, expect, it } from 'vitest';
import { toArtifactJson, type ArtifactRef } from '../domain/artifact.ts';
import { FailureError } from '../domain/failure.ts';
import { toArtifactId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { InputPort, PortType, Widget } from '../domain/ports.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type PortValues,
  type Value,
} from '../domain/values.ts';
import { toModelInput } from './toModelInput.ts';

function port(type: PortType, more: Partial<InputPort> = {}): InputPort {
  return { name: 'x', title: 'X', type, required: false, widget: { kind: 'none' }, ...more };
}

function artifact(mediaType: string, name = 'a.bin'): ArtifactRef {
  return { id: toArtifactId('a'.repeat(64)), name, mediaType, size: 1 };
}

const select = (values: readonly Json[]): Widget => ({
  kind: 'select',
  options: values.map((value) => ({
    value,
    label: typeof value === 'string' ? value : JSON.stringify(value),
  })),
});
const fileUrl = (file: ArtifactRef): string => `https://files.example/${file.name}`;
const png = fileValue(artifact('image/png', 'a.png'));

function sent(ports: readonly InputPort[], values: PortValues): unknown {
  return toModelInput(ports, values, fileUrl);
}

/** The failure that one value on one port gives. */
function refusal(one: InputPort, values: PortValues): unknown {
  try {
    toModelInput([one], values, fileUrl);
  } catch (error) {
    return error instanceof FailureError ? error.failure : error;
  }
  return 'nothing was thrown';
}

describe('toModelInput', () => {
  it('sends only what is set, keeps 0, "" and false, and never sends null', () => {
    const ports = ['text', 'number', 'boolean', 'json', 'unset', 'empty'].map((name) =>
      port(name === 'number' || name === 'boolean' || name === 'json' ? name : 'text', {
        name,
        default: 'never sent',
      }),
    );
    expect(
      sent(ports, {
        text: textValue(''),
        number: numberValue(0),
        boolean: booleanValue(false),
        json: jsonValue(null),
        empty: jsonValue(null),
        stranger: textValue('not an input'),
      }),
    ).toEqual({ text: '', number: 0, boolean: false });
  });

  it.each<[PortType, Value, Json]>([
    ['text', numberValue(2.5), '2.5'],
    ['text', booleanValue(true), 'true'],
    ['text', jsonValue('plain'), 'plain'],
    ['text', jsonValue({ a: 1 }), '{"a":1}'],
    ['number', textValue(' 7 '), 7],
    ['integer', jsonValue(3), 3],
    ['boolean', jsonValue(false), false],
    ['json', textValue('{"a": [1]}'), { a: [1] }],
    ['json', textValue('not JSON'), 'not JSON'],
    [
      'json',
      jsonValue([{ image: toArtifactJson(artifact('image/png', 'a.png')) }]),
      [{ image: 'https://files.example/a.png' }],
    ],
    ['json', listValue([textValue('a'), numberValue(1)]), ['a', 1]],
    ['any', textValue('12'), '12'],
    ['any', png, 'https://files.example/a.png'],
    ['image', png, 'https://files.example/a.png'],
    ['image', fileValue(artifact('application/octet-stream')), 'https://files.example/a.bin'],
    ['file', fileValue(artifact('audio/wav', 'a.wav')), 'https://files.example/a.wav'],
    ['image', textValue('https://example.org/cat.png'), 'https://example.org/cat.png'],
    [
      { list: 'image' },
      listValue([png, png]),
      ['https://files.example/a.png', 'https://files.example/a.png'],
    ],
    [{ list: 'image' }, png, ['https://files.example/a.png']],
    [{ list: 'text' }, listValue([]), []],
    [{ list: 'number' }, jsonValue([1, null, 2]), [1, 2]],
    [{ list: { list: 'integer' } }, jsonValue([[1], [2, 3]]), [[1], [2, 3]]],
  ])('%j from %j is %j', (type, value, json) => {
    expect(sent([port(type)], { x: value })).toEqual({ x: json });
  });

  it('sends the choice itself: 4 for "4", "1" for 1', () => {
    expect(sent([port('integer', { widget: select([4, 8]) })], { x: textValue('4') })).toEqual({
      x: 4,
    });
    expect(sent([port('text', { widget: select(['1', '0.25']) })], { x: numberValue(1) })).toEqual({
      x: '1',
    });
  });

  it.each<[InputPort, Value | undefined, string]>([
    [port('text', { required: true }), undefined, '"X" is required: enter a value or connect one.'],
    [
      port('text', { required: true }),
      jsonValue(null),
      '"X" is required: enter a value or connect one.',
    ],
    [port('text'), png, '"X" needs text, but got the image file "a.png": connect or enter text.'],
    [
      port('text'),
      listValue([textValue('a')]),
      '"X" needs text, but got a list of 1: connect or enter text.',
    ],
    [
      port('integer'),
      textValue('many'),
      '"X" needs a whole number, but got a text: connect or enter a whole number.',
    ],
    [
      port('integer'),
      numberValue(2.5),
      '"X" must be a whole number, but is 2.5: enter a whole number.',
    ],
    [
      port('number'),
      textValue(''),
      '"X" needs a number, but got a text: connect or enter a number.',
    ],
    [
      port('boolean'),
      numberValue(1),
      '"X" needs true or false, but got the number 1: connect or enter true or false.',
    ],
    [
      port('image'),
      textValue('a cat'),
      '"X" needs a file, but got a text: connect or enter a file.',
    ],
    [
      port('image'),
      fileValue(artifact('text/plain', 'a.txt')),
      '"X" needs an image, but got the text file "a.txt": connect or enter an image.',
    ],
    [
      port({ list: 'audio' }),
      listValue([png]),
      '"X" needs an audio file, but got the image file "a.png": connect or enter an audio file.',
    ],
    [
      port('number', { limits: { maximum: 1 } }),
      numberValue(2),
      '"X" must be at most 1, but is 2: enter a number at most 1.',
    ],
    [
      port('text', { widget: select(['a', 'b']) }),
      textValue('c'),
      '"X" cannot be "c": choose one of a, b.',
    ],
  ])('%j refuses %j', (one, value, message) => {
    expect(refusal(one, value === undefined ? {} : { x: value })).toMatchObject({
      kind: 'invalid-input',
      message,
      port: 'x',
    });
  });

  it('never sends the mask of a secret', () => {
    const secret = port('text', { widget: { kind: 'secret' } });
    expect(sent([secret], { x: textValue('**********') })).toEqual({});
    expect(sent([secret], { x: textValue('r8_key') })).toEqual({ x: 'r8_key' });
  });

  it('takes names of Object.prototype for plain names', () => {
    expect(sent([port('text', { name: 'constructor' })], {})).toEqual({});
  });
});

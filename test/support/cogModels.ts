import sharp from 'sharp';
import { isJsonObject, type Json, type JsonObject } from '../../shared/domain/json.ts';

/** What a model inside the test server may do. */
export type CogModelContext = {
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
  readonly output: (chunk: Json) => void;
};

/** A model of the test server: its schema and its work. */
export type CogTestModel = {
  readonly title?: string;
  readonly streaming?: boolean;
  readonly input: { readonly [name: string]: JsonObject };
  readonly required: readonly string[];
  readonly output: JsonObject;
  readonly predict: (input: JsonObject, context: CogModelContext) => Promise<Json>;
};

const text = { type: 'string', title: 'Text', 'x-order': 0 };

/** Turns a text round. */
export const reverse: CogTestModel = {
  title: 'Reverse Text',
  input: { text, times: { type: 'integer', minimum: 1, default: 1, 'x-order': 1 } },
  required: ['text'],
  output: { type: 'string' },
  predict: async (input, { log }) => {
    log('Turning it round.\n');
    if (input['text'] === 'explode') throw new Error('The text exploded.');
    return [...textOf(input['text'])].reverse().join('');
  },
};

/** Says a text word by word, as a stream. */
export const sayWords: CogTestModel = {
  title: 'Say Words',
  streaming: true,
  input: { text },
  required: ['text'],
  output: {
    type: 'array',
    items: { type: 'string' },
    'x-cog-array-type': 'iterator',
    'x-cog-array-display': 'concatenate',
  },
  predict: async (input, { log, output }) => {
    log('Saying it.\n');
    if (input['text'] === 'explode') throw new Error('The text exploded.');
    const words = textOf(input['text']).split(/(?<= )/);
    for (const word of words) output(word);
    return words;
  },
};

/** Gives the negative of a picture; its name is that of the server's address. */
export const invert: CogTestModel = {
  input: { image: { type: 'string', format: 'uri', title: 'Image', 'x-order': 0 } },
  required: ['image'],
  output: { type: 'string', format: 'uri' },
  predict: async (input) => {
    const [head = '', base64 = ''] = textOf(input['image']).split(',');
    if (head !== 'data:image/png;base64') throw new Error(`Expected a PNG, got ${head}`);
    const png = await sharp(Buffer.from(base64, 'base64'))
      .negate({ alpha: false })
      .png()
      .toBuffer();
    return `data:image/png;base64,${png.toString('base64')}`;
  },
};

function textOf(json: Json | undefined): string {
  if (typeof json === 'string') return json;
  throw new Error(`Expected a text, got ${JSON.stringify(json)}`);
}

/** The server's OpenAPI document, as Cog writes it. */
export function documentOf({
  title,
  streaming,
  input,
  required,
  output,
}: CogTestModel): JsonObject {
  return {
    openapi: '3.0.2',
    info: { title: title ?? 'Cog', version: '0.1.0' },
    paths: { '/predictions': { post: streaming === true ? { 'x-cog-streaming': true } : {} } },
    components: {
      schemas: {
        Input: { type: 'object', title: 'Input', required, properties: input },
        Output: { title: 'Output', ...output },
      },
    },
  };
}

/** What is wrong with an input, in Cog's words; unknown names are not. Null is never a value. */
export function faultsOf(model: CogTestModel, input: Json | undefined): readonly JsonObject[] {
  const given = isJsonObject(input) ? input : {};
  const fault = (name: string, msg: string): JsonObject => ({
    loc: ['body', 'input', name],
    msg,
    type: 'value_error',
  });
  const missing = model.required
    .filter((name) => !Object.hasOwn(given, name))
    .map((name) => fault(name, 'Field required'));
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const type = model.input[name]?.['type'];
    if (type === undefined) return [];
    const isRight =
      type === 'integer' ? Number.isInteger(value) : typeof value === type && value !== null;
    return isRight ? [] : [fault(name, `Input should be a valid ${textOf(type)}`)];
  });
  return [...missing, ...wrong];
}

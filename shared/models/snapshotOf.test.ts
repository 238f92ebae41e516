import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonObject } from '../domain/json.ts';
import type { ModelDetails, ModelVersion } from '../domain/model.ts';
import { isStreaming, reduceSchema, toModelSnapshot } from './snapshotOf.ts';

const details: ModelDetails = {
  owner: 'me',
  name: 'thing',
  description: 'Does a thing.',
  official: false,
  runCount: 7,
  coverImageUrl: null,
  url: null,
  githubUrl: null,
  paperUrl: null,
  licenseUrl: null,
  latestVersion: null,
  example: null,
};

const schema: JsonObject = {
  openapi: '3.0.2',
  paths: { '/predictions': { post: { 'x-cog-streaming': true, summary: 'Predict' } } },
  components: {
    schemas: {
      Unused: { type: 'string' },
      Output: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
      Item: { type: 'object', properties: { parent: { $ref: '#/components/schemas/Item' } } },
      Input: {
        properties: {
          size: { allOf: [{ $ref: '#/components/schemas/a~1b' }] },
          deep: { $ref: '#/components/schemas/Deep/properties/x' },
        },
      },
      'a/b': { enum: [1] },
      Deep: { properties: { x: { type: 'string' } } },
    },
  },
};

const version: ModelVersion = { id: 'a'.repeat(64), createdAt: null, cogVersion: null, schema };

function namesIn(document: JsonObject): readonly string[] {
  return Object.keys((document['components'] as { schemas: JsonObject }).schemas);
}

describe('toModelSnapshot', () => {
  it('keeps the version, the words and what ports need, with sorted keys', () => {
    const snapshot = toModelSnapshot({ model: 'me/thing', details, version });
    expect(snapshot).toMatchObject({
      model: 'me/thing',
      version: version.id,
      title: 'thing',
      description: 'Does a thing.',
    });
    expect(snapshot).not.toHaveProperty('official');
    expect(namesIn(snapshot.schema)).toEqual(['Deep', 'Input', 'Item', 'Output', 'a/b']);
    expect(JSON.stringify(snapshot.schema)).toBe(canonicalJson(snapshot.schema));
    expect(isStreaming(snapshot.schema)).toBe(true);
  });

  it('gives no version to an official model, whose version is hidden', () => {
    const official = toModelSnapshot({
      model: 'me/thing',
      details: { ...details, official: true },
      version,
    });
    expect(official).toMatchObject({ version: null, official: true });
    expect(
      toModelSnapshot({ model: 'me/thing', details, version: { ...version, id: 'hidden' } })
        .version,
    ).toBeNull();
  });

  it('has an empty schema where the provider shows none', () => {
    expect(toModelSnapshot({ model: 'me/thing', details, version: null }).schema).toEqual({});
    expect(
      toModelSnapshot({ model: 'me/thing', details, version: { ...version, schema: null } }).schema,
    ).toEqual({});
  });
});

describe('reduceSchema', () => {
  it('changes nothing the second time', () => {
    expect(reduceSchema(reduceSchema(schema))).toEqual(reduceSchema(schema));
  });

  it('says nothing about streaming where the document does not', () => {
    expect(reduceSchema({ components: { schemas: { Input: {} } } })).toEqual({
      components: { schemas: { Input: {} } },
    });
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../schema/json.ts';
import { startTestServer } from '../testing/testServer.ts';
import { createInputCheck } from '../validateInput.ts';
import { registry } from './registry.ts';

const schemasOf = (model: (typeof registry)[number]): Record<string, Record<string, unknown>> =>
  JSON.parse(JSON.stringify(model.openapiSchema)).components.schemas;

describe('the registry', () => {
  test('holds every model of the folder', async () => {
    const folder = new URL('.', import.meta.url);
    const files = (await readdir(folder)).filter(
      (name) => !name.includes('.test.') && name !== 'registry.ts',
    );
    const names = await Promise.all(
      files.map(async (file) => {
        const source = await readFile(new URL(file, folder), 'utf8');
        return /name: '([a-z-]+)'/.exec(source)?.[1];
      }),
    );
    expect(new Set(registry.map(({ name }) => name))).toEqual(new Set(names));
    expect(registry).toHaveLength(names.length);
  });

  test('gives ids of 64 hex digits that differ and stay', () => {
    const versions = registry.map(({ version }) => version);
    expect(new Set(versions).size).toBe(registry.length);
    for (const version of versions) expect(version).toMatch(/^[0-9a-f]{64}$/);
    // A change of schema or revision changes this id on purpose; nothing else may.
    expect(registry.find(({ name }) => name === 'upscale')?.version).toBe(
      'd26843f2d7237400ab7655b4bfd28be6656f3d6bfaf10e9324519def05b34470',
    );
  });

  test.each(registry.map((model) => [model.name, model] as const))(
    '%s: a Cog document whose example fits',
    (_name, model) => {
      expect(model.openapiSchema).toMatchObject({ openapi: '3.0.2' });
      expect(createInputCheck()(model, model.example.input)).toEqual([]);
      const schemas = schemasOf(model);
      const properties = Object.values(schemas['Input']?.['properties'] ?? {});
      expect(properties.length).toBeGreaterThan(0);
      for (const property of properties) expect(property).toHaveProperty('description');
      expect(model.readme).toMatch(/^# /);
      expect(model.description).toMatch(/\.$/);
    },
  );

  test('shows between its models every feature of a schema', () => {
    const text = JSON.stringify(registry.map(({ openapiSchema }) => openapiSchema));
    for (const feature of [
      '"allOf":[{"$ref"',
      '"enum":[2,3,4]',
      '"enum":["luma"',
      '"minimum":',
      '"maximum":',
      '"nullable":true',
      '"items":{"type":"string","format":"uri"}',
      '"x-cog-array-type":"iterator"',
      '"x-cog-array-display":"concatenate"',
      '"x-cog-secret":true',
      '"format":"password"',
      '"deprecated":true',
      '"pattern":',
      '"minLength":',
      '"maxLength":',
      '"Output":{"$ref":"#/components/schemas/ModelOutput"}',
    ]) {
      expect(text, feature).toContain(feature);
    }
    const tone = registry.find(({ name }) => name === 'tone');
    const inputs = Object.values(schemasOf(tone!)['Input']?.['properties'] ?? {}).filter(isRecord);
    expect(inputs.some((input) => 'x-order' in input)).toBe(true);
    expect(inputs.some((input) => !('x-order' in input))).toBe(true);
  });
});

test('every worked example gives what it says, in the declared form', async () => {
  await using api = await startTestServer();
  for (const model of registry) {
    const shown = await api.call('GET', `/models/builtin/${model.name}/examples`);
    const made = await api.run(model.name, model.example.input);
    expect([made.get('status'), made.get('error')], model.name).toEqual(['succeeded', null]);
    const expected = JSON.stringify(shown.get('results', 0, 'output'));
    const keyless = JSON.stringify(made.get('output')).replaceAll(
      /\/outputs\/[a-z2-7]+\//g,
      `/examples/${model.name}/`,
    );
    expect(keyless, model.name).toBe(expected);
    const { Output: output, ...components } = schemasOf(model);
    const ajv = new Ajv({ strict: false, formats: { uri: true } });
    expect(
      ajv.validate({ ...output, components: { schemas: components } }, made.get('output')),
    ).toBe(true);
    for (const address of expected.match(/http[^"]+/g) ?? []) {
      const again = keyless.includes(address) ? await api.download(address) : undefined;
      const first = made.get('output');
      const own = JSON.stringify(first).match(/http[^"]+/g) ?? [];
      const same = own.find((url) => url.endsWith(address.split('/').at(-1) ?? ''));
      // The same input gives the same bytes.
      expect((await api.download(same)).equals(again!), model.name).toBe(true);
    }
  }
});

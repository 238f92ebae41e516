import { commonSchemas, predictionPaths } from './cogEnvelope.ts';
import { trainingPaths, trainingSchemas } from './cogTraining.ts';
import type { InputSpec, InputSpecs } from './inputSpec.ts';
import { isRecord, type JsonObject } from './json.ts';
import { toTitle, type OutputSpec } from './outputs.ts';

/** The OpenAPI 3.0.2 document of a model, in the shape in which a Cog container serves it; with `training`, of one that can be trained. */
export function openapiDocument(
  inputs: InputSpecs,
  output: OutputSpec<unknown>,
  training?: InputSpecs,
): JsonObject {
  return {
    openapi: '3.0.2',
    info: { title: 'Cog', version: '0.1.0' },
    paths: training === undefined ? predictionPaths : { ...predictionPaths, ...trainingPaths },
    components: {
      schemas: {
        ...commonSchemas,
        ...(training === undefined ? {} : trainingSchemas),
        ...output.components,
        ...toEnumerations({ ...training, ...inputs }),
        Input: toInputSchema('Input', inputs),
        Output: output.schema,
        ...(training === undefined
          ? {}
          : { TrainingInput: toInputSchema('TrainingInput', training) }),
      },
    },
  };
}

function toEnumerations(inputs: InputSpecs): JsonObject {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, spec]) =>
      spec.enumeration === undefined ? [] : [[name, { ...spec.enumeration, title: name }] as const],
    ),
  );
}

function toInputSchema(title: string, inputs: InputSpecs): JsonObject {
  const entries = Object.entries(inputs);
  const required = entries.filter(([, spec]) => spec.required).map(([name]) => name);
  return {
    type: 'object',
    title,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(
      entries.map(([name, spec], order) => [name, toProperty(name, spec, order)]),
    ),
  };
}

function toProperty(name: string, spec: InputSpec<unknown>, order: number): JsonObject {
  const { 'x-order': given, ...rest } = spec.property;
  const placed = given === null ? rest : { ...rest, 'x-order': order };
  if (spec.enumeration === undefined) return { ...placed, title: toTitle(name) };
  return { ...placed, allOf: [{ $ref: `#/components/schemas/${name}` }] };
}

/** The JSON Schema against which the server checks an `input`: closed, and null is refused as Cog refuses it. */
export function inputCheckSchema(
  document: JsonObject,
  component: 'Input' | 'TrainingInput',
): JsonObject {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas');
  const { [component]: input = {}, ...others } = schemas;
  const bare = withoutNullable({ ...asObject(input), components: { schemas: others } });
  return { ...asObject(bare), additionalProperties: false };
}

function withoutNullable(value: unknown): JsonObject[string] {
  if (Array.isArray(value)) return value.map(withoutNullable);
  if (!isRecord(value)) return toScalar(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => key !== 'nullable' || typeof item !== 'boolean')
      .map(([key, item]) => [key, withoutNullable(item)]),
  );
}

function toScalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return null;
}

function objectAt(value: JsonObject, key: string): JsonObject {
  return asObject(value[key]);
}

function asObject(value: JsonObject[string] | undefined): JsonObject {
  if (value === undefined || value === null || typeof value !== 'object' || isList(value)) {
    return {};
  }
  return value;
}

function isList(value: JsonObject[string]): value is readonly JsonObject[string][] {
  return Array.isArray(value);
}

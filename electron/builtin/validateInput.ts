import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { BuiltinModel } from './defineModel.ts';
import type { InvalidField } from './problem.ts';
import type { JsonObject } from './schema/json.ts';
import { inputCheckSchema } from './schema/openapiDocument.ts';

/** Checks inputs against a model's schema; what is wrong comes back all at once, nothing means valid. */
export type InputCheck = (
  model: BuiltinModel,
  input: unknown,
  component?: 'Input' | 'TrainingInput',
) => readonly InvalidField[];

/** Makes the check; schemas are compiled at their first use and kept. */
export function createInputCheck(): InputCheck {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const compiled = {
    Input: new WeakMap<JsonObject, ValidateFunction>(),
    TrainingInput: new WeakMap<JsonObject, ValidateFunction>(),
  };
  return ({ openapiSchema }, input, component = 'Input') => {
    const known = compiled[component];
    const check =
      known.get(openapiSchema) ?? ajv.compile(inputCheckSchema(openapiSchema, component));
    known.set(openapiSchema, check);
    if (check(input)) return [];
    return (check.errors ?? []).map((error) => toInvalidField(error, ['input']));
  };
}

/** What ajv found, as Replicate words it; `prefix` are the keys above what was checked. */
export function toInvalidField(error: ErrorObject, prefix: readonly string[]): InvalidField {
  const path = [...prefix, ...error.instancePath.split('/').filter((part) => part !== '')];
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case 'required':
      return {
        type: 'required',
        field: [...path, String(params['missingProperty'])].join('.'),
        description: `${String(params['missingProperty'])} is required`,
      };
    case 'additionalProperties':
      return {
        type: 'additional_property_not_allowed',
        field: [...path, String(params['additionalProperty'])].join('.'),
        description: `Additional property ${String(params['additionalProperty'])} is not allowed`,
      };
    case 'enum':
      return {
        type: 'enum',
        field: path.join('.'),
        description: `Must be one of: ${JSON.stringify(params['allowedValues'])}`,
      };
    default:
      return { type: error.keyword, field: path.join('.'), description: describe(error) };
  }
}

function describe({ message = 'is not valid' }: ErrorObject): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

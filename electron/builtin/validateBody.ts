import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { invalid, type InvalidField } from './problem.ts';
import { parseJsonObject } from './parseJsonObject.ts';
import type { JsonObject } from './schema/json.ts';
import { toInvalidField } from './validateInput.ts';

type Body = Readonly<Record<string, unknown>>;

/** Makes the parsing of a body of JSON by its schema. It throws a 400 problem for what is no object, and a 422 that names every wrong field. */
export function createBodyParser(schema: JsonObject): (text: string) => Body {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const check = ajv.compile(schema);
  return (text) => {
    const body = parseJsonObject(text);
    if (check(body)) return body;
    throw invalid((check.errors ?? []).map((error) => toInvalidField(error, [])));
  };
}

/** A field that the schema has checked to be a text, or undefined. */
export function textAt(body: Body, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
}

/** A field that the schema has checked to be a number, or undefined. */
export function numberAt(body: Body, field: string): number | undefined {
  const value = body[field];
  return typeof value === 'number' ? value : undefined;
}

/** A 422 about one field. */
export function wrongField(field: string, description: string): Error {
  const fields: readonly InvalidField[] = [{ type: 'invalid', field, description }];
  return invalid(fields);
}

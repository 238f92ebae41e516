import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import { findRef, resolveSchema } from '../../models/resolveSchema.ts';

/** The inputs of a run as the provider counts them: what is given, and the defaults of the schema for the rest. */
export type EffectiveInputs = {
  readonly values: JsonObject;
  /** Inputs whose value is known only while the pipeline runs. */
  readonly open: readonly string[];
};

/** Fills up what is given from the schema of the version, a Cog OpenAPI document. Null counts as not given. */
export function effectiveInputs(
  schema: JsonObject,
  given: JsonObject,
  open: readonly string[] = [],
): EffectiveInputs {
  const { properties } = resolveSchema(
    findRef('#/components/schemas/Input', schema),
    schema,
  ).schema;
  const values: { [name: string]: Json } = {};
  for (const [name, property] of Object.entries(isJsonObject(properties) ? properties : {})) {
    const value = resolveSchema(property, schema).schema['default'];
    if (value !== undefined && value !== null) values[name] = value;
  }
  for (const [name, value] of Object.entries(given)) if (value !== null) values[name] = value;
  for (const name of open) delete values[name];
  return { values, open };
}

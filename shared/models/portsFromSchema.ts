import { isJsonObject, type JsonObject } from '../domain/json.ts';
import type { NodePorts } from '../domain/ports.ts';
import { inputPort } from './inputPort.ts';
import { orderInputs } from './orderInputs.ts';
import { outputPorts } from './outputPorts.ts';
import { findRef, resolveSchema } from './resolveSchema.ts';

/** The ports of a model from its version's Cog OpenAPI document, whole or reduced. Never throws. */
export function portsFromSchema(schema: JsonObject): NodePorts {
  const input = resolveSchema(findRef('#/components/schemas/Input', schema), schema).schema;
  const properties = isJsonObject(input['properties']) ? input['properties'] : {};
  const required = new Set(Array.isArray(input['required']) ? input['required'] : []);
  const ports = Object.entries(properties).map(([name, property]) =>
    inputPort({ name, property, required: required.has(name), document: schema }),
  );
  return {
    inputs: orderInputs(ports, properties),
    outputs: outputPorts(findRef('#/components/schemas/Output', schema), schema),
  };
}

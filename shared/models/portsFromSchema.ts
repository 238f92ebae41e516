import { isJsonObject, type JsonObject } from '../domain/json.ts';
import type { InputPort, NodePorts } from '../domain/ports.ts';
import { inputPort } from './inputPort.ts';
import { orderInputs } from './orderInputs.ts';
import { outputPorts } from './outputPorts.ts';
import { findRef, resolveSchema } from './resolveSchema.ts';

/** The ports of a model from its version's Cog OpenAPI document, whole or reduced. Never throws. */
export function portsFromSchema(schema: JsonObject): NodePorts {
  return {
    inputs: inputPortsOf('Input', schema),
    outputs: outputPorts(findRef('#/components/schemas/Output', schema), schema),
  };
}

/** The ports of what a model takes: `Input` for a prediction, `TrainingInput` for a training. None where it has no such thing. */
export function inputPortsOf(
  component: 'Input' | 'TrainingInput',
  document: JsonObject,
): readonly InputPort[] {
  const input = resolveSchema(findRef(`#/components/schemas/${component}`, document), document);
  const { properties: declared, required: names } = input.schema;
  const properties = isJsonObject(declared) ? declared : {};
  const required = new Set(Array.isArray(names) ? names : []);
  const ports = Object.entries(properties).map(([name, property]) =>
    inputPort({ name, property, required: required.has(name), document }),
  );
  return orderInputs(ports, properties);
}

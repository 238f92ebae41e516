import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import type { InputPort, NodePorts } from '../domain/ports.ts';
import { inputPort } from './inputPort.ts';
import { orderInputs } from './orderInputs.ts';
import { outputPorts } from './outputPorts.ts';
import { findRef, resolveSchema } from './resolveSchema.ts';

/** Documents are replaced, never changed, and many nodes run the same model. */
const known = new WeakMap<JsonObject, NodePorts>();

/** The ports of a model from its version's Cog OpenAPI document, whole or reduced; the same object for the same document. Never throws. */
export function portsFromSchema(schema: JsonObject): NodePorts {
  let ports = known.get(schema);
  if (ports === undefined) {
    ports = {
      inputs: inputPortsOf('Input', schema),
      outputs: outputPorts(findRef('#/components/schemas/Output', schema), schema),
    };
    known.set(schema, ports);
  }
  return ports;
}

/** The ports of what a model takes: `Input` for a prediction, `TrainingInput` for a training. None where it has no such thing. */
export function inputPortsOf(
  component: 'Input' | 'TrainingInput',
  document: JsonObject,
): readonly InputPort[] {
  const input = resolveSchema(findRef(`#/components/schemas/${component}`, document), document);
  const { properties: declared, required: names } = input.schema;
  const required = new Set(Array.isArray(names) ? names : []);
  const properties = { ...undeclared(required), ...(isJsonObject(declared) ? declared : {}) };
  const ports = Object.entries(properties)
    // What is `false` may never be there.
    .filter(([, property]) => property !== false)
    .map(([name, property]) =>
      inputPort({ name, property, required: required.has(name), document }),
    );
  return orderInputs(withOwnTitles(ports), properties);
}

/** Where several have one title each is called by its name as well. */
function withOwnTitles(ports: readonly InputPort[]): readonly InputPort[] {
  const byTitle = Map.groupBy(ports, ({ title }) => title);
  return ports.map((port) =>
    byTitle.get(port.title)?.length === 1
      ? port
      : { ...port, title: `${port.title} (${port.name})` },
  );
}

/** What is required without a word of what it is may be anything. */
function undeclared(required: ReadonlySet<Json>): JsonObject {
  const names = [...required].filter((name) => typeof name === 'string');
  return Object.fromEntries(names.map((name) => [name, {}]));
}

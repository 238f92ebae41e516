import { expect, test } from 'vitest';
import type { JsonObject } from '../../shared/domain/json.ts';
import type { Field, InputPort, OutputPort } from '../../shared/domain/ports.ts';
import { modelVersionPort } from '../../shared/models/modelVersion.ts';
import type { NodeType } from '../../shared/nodes/defineNode.ts';
import type { NodeTypeName } from '../../shared/nodes/nodeTypeNames.ts';
import { nodeTypes } from '../../shared/nodes/registry.ts';
import { nodeTypes as german } from './de/nodeTypes/nodeTypes.ts';
import type { TextsByName } from './nodeTexts.ts';

/** Code, the same in every language. */
const examples = [
  '{{source.name}}-{{name}}.{{ext}}',
  'owner/name',
  'owner/name:version',
  'colors[0].hex',
  'colors[0].name',
  '^[A-Z]{2}\\d+$',
  '.png',
  ',',
];

/** Node types whose ports depend on more than the choices among their settings. */
const extraSettings: { readonly [T in NodeTypeName]?: JsonObject } = {
  prediction: { model: 'test/model' },
  training: { model: 'test/model' },
  switch: { mode: 'cases', cases: ['', '', '', '', '', '', '', '', '', '', '', ''] },
};

const context = { models: { 'test/model': { model: 'test/model', version: null, schema: {} } } };

for (const type of Object.values(nodeTypes)) {
  test(`German has what a node of the type ${type.type} says, and nothing else`, () => {
    expect(flat(german[type.type])).toEqual(flat(textsOf(type)));
  });
}

/** Every text of the fields and ports of a node type, in every choice of its settings. */
function textsOf(type: NodeType): { readonly fields: Found; readonly ports: Found } {
  const [fields, ports]: readonly [Found, Found] = [new Map(), new Map()];
  const seen = new Set<string>();
  const look = (settings: JsonObject): void => {
    if (type.settingsFault(settings) !== undefined) return;
    const own = type.fields(settings);
    const { inputs, outputs } = type.ports(settings, context);
    // What is not seen cannot be changed either.
    const shape = JSON.stringify([own, inputs, outputs]);
    if (seen.has(shape)) return;
    seen.add(shape);
    for (const field of own) note(fields, field);
    for (const port of [...inputs, ...outputs]) if (!isUsers(type, port)) note(ports, port);
    for (const field of own)
      for (const value of choicesOf(field)) look({ ...settings, [field.name]: value });
  };
  look(type.initialSettings);
  look({ ...type.initialSettings, ...extraSettings[type.type] });
  return { fields, ports };
}

type Found = Map<string, Set<string>>;

function note(found: Found, field: Field | InputPort | OutputPort): void {
  const { name, title, description } = field;
  const texts = found.get(name) ?? new Set();
  found.set(name, texts);
  for (const text of [title, description, ...widgetTexts(field)])
    if (text !== undefined && !examples.includes(text)) texts.add(text);
}

function widgetTexts(field: Field | OutputPort): readonly (string | undefined)[] {
  if (!('widget' in field)) return [];
  const { widget } = field;
  if (widget.kind === 'select') return widget.options.map(({ label }) => label);
  return widget.kind === 'line' || widget.kind === 'multiline' ? [widget.placeholder] : [];
}

/** What may be chosen, where that may change what a node shows. */
function choicesOf({ widget, limits }: Field): readonly JsonObject[string][] {
  switch (widget.kind) {
    case 'select':
      return widget.options.map(({ value }) => value);
    case 'switch':
      return [true, false];
    case 'slider':
      return [limits?.minimum ?? 0, limits?.maximum ?? 1];
    default:
      return [];
  }
}

/** Named by a user or a model: the places of a template, cases that are not empty, what a model declares. */
function isUsers({ type }: NodeType, { name, title }: InputPort | OutputPort): boolean {
  if (type === 'text-template') return name !== 'text';
  if (type === 'prediction') return name !== modelVersionPort.name;
  return type === 'switch' && /^case\d+$/.test(name) && title !== '(empty)';
}

function flat({
  fields,
  ports,
}: {
  readonly fields: TextsByName | Found;
  readonly ports: TextsByName | Found;
}): readonly string[] {
  return [...lines('field', fields), ...lines('port', ports)].toSorted();
}

function lines(kind: string, texts: TextsByName | Found): readonly string[] {
  const entries = texts instanceof Map ? [...texts] : Object.entries(texts);
  return entries.flatMap(([name, own]) =>
    (own instanceof Set ? [...own] : Object.keys(own)).map((text) => `${kind} ${name}: ${text}`),
  );
}

import { z } from 'zod';
import { mediaKindOf } from '../domain/artifact.ts';
import { isFileType, type Field, type OutputPort } from '../domain/ports.ts';
import type { Value } from '../domain/values.ts';
import { conditionFaults, conditionShape, holds, initialCondition } from './condition.ts';
import { conditionFields } from './conditionFields.ts';
import { defineNode } from './defineNode.ts';
import { adoptItemType, itemTypeField, zItemType } from './itemType.ts';
import { parseJsonPath, readJsonPath } from './jsonPath.ts';
import { say } from '../sentences/say.ts';

const modes = [
  { value: 'condition', label: 'Yes or no' },
  { value: 'cases', label: 'One of several cases' },
];

const mostCases = 12;

const settingsSchema = z.object({
  itemType: zItemType,
  mode: z.enum(['condition', 'cases']),
  cases: z.array(z.string()).max(mostCases, `there are at most ${mostCases} cases`),
  ...conditionShape,
});

type Settings = z.infer<typeof settingsSchema>;

/** Sends a value one way or another. The ports that it does not take get nothing. */
export const switchNode = defineNode({
  type: 'switch',
  version: 1,
  title: 'Switch',
  description: 'Sends a value one way or another; what hangs on the other way is skipped.',
  category: 'shaping',
  keywords: ['if', 'else', 'branch', 'condition', 'route', 'case', 'when'],
  sink: false,
  settings: settingsSchema,
  initial: { itemType: 'text', mode: 'condition', cases: ['yes', 'no'], ...initialCondition },
  fields: (settings) => [
    { name: 'mode', title: 'Ways', widget: { kind: 'select', options: modes } },
    ...(settings.mode === 'condition'
      ? conditionFields(settings.itemType, settings)
      : caseFields(settings)),
    itemTypeField({ advanced: true }),
  ],
  adopt: adoptItemType,
  ports: (settings) => ({
    inputs: [
      {
        name: 'value',
        title: 'Value',
        type: settings.itemType,
        required: true,
        widget: { kind: 'none' },
      },
    ],
    outputs: outputsOf(settings),
  }),
  check: (settings) => {
    if (settings.mode === 'condition') return conditionFaults(settings.itemType, settings);
    const path = parseJsonPath(settings.path);
    return path.ok || settings.itemType !== 'json' ? [] : [path.fault];
  },
  whyEmpty: ({ settings, port, title }) => {
    const name = outputsOf(settings).find((output) => output.name === port)?.title ?? port;
    const branch = { nodeText: { type: 'switch', port, text: name } };
    return say('skips.branch', { branch, node: title });
  },
  execute: async ({ settings, inputs }) => {
    const value = inputs['value'];
    return value === undefined ? {} : { [wayOf(value, settings)]: value };
  },
});

function caseFields({ itemType }: Settings): readonly Field[] {
  const path: Field = {
    name: 'path',
    title: 'Path',
    description: 'Which part of the JSON is compared, such as colors[0].name.',
    widget: { kind: 'line', placeholder: 'colors[0].name' },
  };
  const cases: Field = {
    name: 'cases',
    title: 'Cases',
    description: isFileType(itemType)
      ? 'Kinds of files: image, video, audio, model3d, text, archive or other.'
      : 'The value goes to the case that it equals, else to "other".',
    widget: { kind: 'list', item: 'text' },
  };
  return itemType === 'json' ? [path, cases] : [cases];
}

/** A case is known by its place, so that its text can be changed without losing its edges. */
function outputsOf({ itemType: type, mode, cases }: Settings): readonly OutputPort[] {
  if (mode === 'condition') {
    return [
      { name: 'yes', title: 'yes', type },
      { name: 'no', title: 'no', type },
    ];
  }
  return [
    ...cases.map((title, index) => ({ name: `case${index + 1}`, title: title || '(empty)', type })),
    { name: 'other', title: 'other', type },
  ];
}

function wayOf(value: Value, settings: Settings): string {
  if (settings.mode === 'condition') return holds(value, settings) ? 'yes' : 'no';
  const clean = (text: string): string => {
    const trimmed = text.trim();
    return settings.ignoreCase ? trimmed.toLowerCase() : trimmed;
  };
  const text = clean(textOf(value, settings));
  const index = settings.cases.findIndex((each) => clean(each) === text);
  return index < 0 ? 'other' : `case${index + 1}`;
}

/** What is compared with the cases. */
function textOf(value: Value, { path }: Settings): string {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'number':
      return String(value.number);
    case 'boolean':
      return String(value.boolean);
    case 'json': {
      const parsed = parseJsonPath(path);
      const found = parsed.ok ? readJsonPath(value.json, parsed.steps) : undefined;
      return typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
    }
    case 'file':
      return mediaKindOf(value.artifact.mediaType);
    case 'list':
      return '';
  }
}

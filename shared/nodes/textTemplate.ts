import { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import type { OutputPort, Widget } from '../domain/ports.ts';
import { textValue, type Value } from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import { fillTemplate, templateNames } from './template.ts';

const line: Widget = { kind: 'line' };
const outputs: readonly OutputPort[] = [{ name: 'text', title: 'Text', type: 'text' }];

/** Fills `{{name}}` places of a text from ports of those names. */
export const textTemplate = defineNode({
  type: 'text-template',
  version: 1,
  title: 'Text template',
  description: 'Puts values into a text: every {{name}} becomes an input.',
  category: 'shaping',
  keywords: ['prompt', 'format', 'join', 'concatenate', 'string'],
  sink: false,
  settings: z.object({ template: z.string() }),
  initial: { template: 'A picture of {{subject}}' },
  fields: () => [
    {
      name: 'template',
      title: 'Template',
      description: 'Write {{name}} where a value goes; each name becomes an input.',
      widget: { kind: 'multiline', placeholder: 'A picture of {{subject}}' },
    },
  ],
  ports: (settings) => ({
    inputs: templateNames(settings.template).map((name) => ({
      name,
      title: name,
      type: 'text' as const,
      required: true,
      widget: line,
    })),
    outputs,
  }),
  execute: async ({ settings, inputs }) => ({
    text: textValue(fillTemplate(settings.template, (name) => textOf(inputs[name], name))),
  }),
});

function textOf(value: Value | undefined, name: string): string {
  if (value?.type === 'text') return value.text;
  throw invalidInput(say('nodes.noTemplateText', { place: `{{${name}}}` }), name);
}

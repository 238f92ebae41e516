import { z } from 'zod';
import type { NodePorts } from '../domain/ports.ts';
import { textValue } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';

const ports: NodePorts = {
  inputs: [],
  outputs: [{ name: 'text', title: 'Text', type: 'text' }],
};

/** A text typed by the user. */
export const text = defineNode({
  type: 'text',
  version: 1,
  title: 'Text',
  description: 'A text to feed into a prompt or a template.',
  category: 'source',
  keywords: ['string', 'prompt', 'words'],
  sink: false,
  settings: z.object({ text: z.string() }),
  initial: { text: '' },
  fields: () => [
    { name: 'text', title: 'Text', widget: { kind: 'multiline', placeholder: 'Type a text' } },
  ],
  ports: () => ports,
  execute: async ({ settings }) => ({ text: textValue(settings.text) }),
});

import { z } from 'zod';
import { textValue } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';

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
  ports: () => ({ inputs: [], outputs: [{ name: 'text', title: 'Text', type: 'text' }] }),
  execute: async ({ settings }) => ({ text: textValue(settings.text) }),
});

import { z } from 'zod';
import { listValue, lostItem, type Value } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';

/** Shows what arrives; a sink, so that what feeds it runs. The value passes on unchanged, where all of it came. */
export const preview = defineNode({
  type: 'preview',
  version: 1,
  title: 'Preview',
  description: 'Shows an image, a text, audio, video or JSON on the canvas.',
  category: 'sink',
  keywords: ['view', 'show', 'display', 'output'],
  sink: true,
  takesWhatCame: true,
  settings: z.object({}),
  initial: {},
  fields: () => [],
  ports: () => ({
    inputs: [
      { name: 'value', title: 'Value', type: 'any', required: true, widget: { kind: 'none' } },
    ],
    outputs: [{ name: 'value', title: 'Value', type: 'any' }],
  }),
  execute: async ({ inputs }) =>
    inputs['value'] === undefined ? {} : { value: withoutLost(inputs['value']) },
});

/** The very same value where nothing is lost. */
function withoutLost(value: Value): Value {
  if (value.type !== 'list') return value;
  const items = value.items.filter((item) => item !== lostItem).map(withoutLost);
  const isSame =
    items.length === value.items.length &&
    items.every((item, index) => item === value.items[index]);
  return isSame ? value : listValue(items);
}

import { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import type { Json } from '../domain/json.ts';
import { findArtifact } from '../domain/artifact.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  numberValue,
  textValue,
  type Value,
} from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import { parseJsonPath, readJsonPath } from './jsonPath.ts';

const types = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Boolean' },
  { value: 'json', label: 'JSON' },
  { value: 'file', label: 'File' },
];

/** Takes one value out of JSON by its path. */
export const extract = defineNode({
  type: 'extract',
  version: 1,
  title: 'Extract',
  description: 'Takes one value out of JSON by its path, such as colors[0].hex.',
  category: 'shaping',
  keywords: ['json', 'path', 'field', 'get', 'pick'],
  sink: false,
  settings: z.object({
    path: z.string(),
    as: z.enum(['text', 'number', 'boolean', 'json', 'file']),
  }),
  initial: { path: '', as: 'text' },
  fields: () => [
    {
      name: 'path',
      title: 'Path',
      description: 'Names and positions, such as colors[0].hex; [-1] is the last item.',
      widget: { kind: 'line', placeholder: 'colors[0].hex' },
    },
    { name: 'as', title: 'As', widget: { kind: 'select', options: types } },
  ],
  ports: (settings) => ({
    inputs: [
      { name: 'json', title: 'JSON', type: 'json', required: true, widget: { kind: 'none' } },
    ],
    outputs: [{ name: 'value', title: 'Value', type: settings.as }],
  }),
  check: (settings) => {
    const path = parseJsonPath(settings.path);
    return path.ok ? [] : [path.fault];
  },
  execute: async ({ settings, inputs }) => {
    const path = parseJsonPath(settings.path);
    if (!path.ok) throw invalidInput(path.fault);
    const input = inputs['json'];
    const source = input?.type === 'json' ? input.json : null;
    const found = readJsonPath(source, path.steps);
    if (found === undefined) {
      throw invalidInput(say('nodes.nothingAtPath', { path: settings.path }), 'json');
    }
    return { value: convert(found, settings.as, settings.path) };
  },
});

function convert(
  json: Json,
  as: 'text' | 'number' | 'boolean' | 'json' | 'file',
  path: string,
): Value {
  switch (as) {
    case 'file': {
      const artifact = findArtifact(json);
      if (artifact !== undefined) return fileValue(artifact);
      throw invalidInput(say('nodes.notFile', { path }), 'json');
    }
    case 'json':
      return jsonValue(json);
    case 'text':
      return textValue(typeof json === 'string' ? json : JSON.stringify(json));
    case 'number': {
      const number = typeof json === 'string' && json.trim() !== '' ? Number(json) : json;
      if (typeof number === 'number' && Number.isFinite(number)) return numberValue(number);
      throw invalidInput(say('nodes.notNumber', { path }), 'json');
    }
    case 'boolean':
      if (typeof json === 'boolean') return booleanValue(json);
      throw invalidInput(say('nodes.notBoolean', { path }), 'json');
  }
}

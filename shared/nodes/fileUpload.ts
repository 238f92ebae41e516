import { z } from 'zod';
import { mediaKindOf } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import type { FileRef } from '../domain/graph.ts';
import { listOf, type PortType, type ScalarType } from '../domain/ports.ts';
import { fileValue, listValue } from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import { zFileRef } from './fileRef.ts';
import { folderKinds } from './folderFiles.ts';

const modes = [
  { value: 'one', label: 'One file' },
  { value: 'many', label: 'Many files' },
  { value: 'folder', label: 'A folder' },
];

const kinds = [
  { value: 'all', label: 'All files' },
  { value: 'image', label: 'Images' },
  { value: 'video', label: 'Videos' },
  { value: 'audio', label: 'Audio' },
  { value: 'model3d', label: '3D models' },
  { value: 'text', label: 'Texts' },
];

/** Files of the user: one, many, or the files of a folder as they were when it was added. */
export const fileUpload = defineNode({
  type: 'file-upload',
  version: 1,
  title: 'File upload',
  description: 'Brings in a file, many files or a folder: images, video, audio, text, anything.',
  category: 'source',
  keywords: [
    'image',
    'picture',
    'photo',
    'video',
    'audio',
    'import',
    'open',
    'load',
    'input',
    'folder',
  ],
  sink: false,
  settings: z.object({
    mode: z.enum(['one', 'many', 'folder']),
    files: z.array(zFileRef),
    /** What is taken of a folder that is chosen; all when absent. */
    only: z.enum(folderKinds).exactOptional(),
  }),
  initial: { mode: 'one', files: [] },
  fields: (settings) => [
    { name: 'mode', title: 'Takes', widget: { kind: 'select', options: modes }, advanced: true },
    ...(settings.mode === 'folder'
      ? [
          {
            name: 'only',
            title: 'Of a folder',
            description: 'What is taken of the next folder that is chosen, and of those inside it.',
            widget: { kind: 'select' as const, options: kinds },
            default: 'all',
            advanced: true,
          },
        ]
      : []),
    {
      name: 'files',
      title: settings.mode === 'one' ? 'File' : 'Files',
      widget: { kind: 'files', accept: 'file' },
    },
  ],
  ports: (settings) => {
    const type = outputType(settings.files, settings.mode !== 'one');
    return {
      inputs: [],
      outputs: [{ name: 'file', title: settings.mode === 'one' ? 'File' : 'Files', type }],
    };
  },
  check: (settings) => {
    if (settings.files.length === 0) return [say('nodes.noFile')];
    if (settings.mode !== 'one' || settings.files.length === 1) return [];
    return [say('nodes.manyFiles', { files: settings.files.length })];
  },
  execute: async ({ settings, context }) => {
    const values = [];
    for (const file of settings.files) values.push(fileValue(await context.resolveFile(file)));
    if (settings.mode !== 'one') return { file: listValue(values) };
    const [first] = values;
    if (first === undefined) throw invalidInput(say('nodes.noFile'));
    return { file: first };
  },
});

/** Narrow where every file is of one kind, `file` otherwise. */
function outputType(files: readonly FileRef[], many: boolean): PortType {
  const kinds = new Set(files.map((file) => scalarOf(file)));
  const [only] = kinds;
  const item: ScalarType = kinds.size === 1 && only !== undefined ? only : 'file';
  return many ? listOf(item) : item;
}

function scalarOf(file: FileRef): ScalarType {
  const kind = mediaKindOf(file.mediaType ?? '');
  return kind === 'image' || kind === 'video' || kind === 'audio' || kind === 'model3d'
    ? kind
    : 'file';
}

import { z } from 'zod';
import type { ArtifactRef } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import type { Sentence } from '../domain/sentence.ts';
import { leavesOf, lostItem, type Leaf } from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import { extensionOf, stemOf } from './fileNames.ts';
import { defineNode } from './defineNode.ts';
import type { ArtifactSource, NodeContext } from './nodeContext.ts';
import { fileNameFault, folderFault } from './safeNames.ts';
import { fillTemplate, templateNames } from './template.ts';

const knownNames = ['source.name', 'source.folder', 'pipeline', 'node', 'index', 'name', 'ext'];

const policies = [
  { value: 'rename', label: 'Keep both' },
  { value: 'overwrite', label: 'Overwrite' },
  { value: 'fail', label: 'Stop with an error' },
];

const settingsSchema = z.object({
  folder: z.string(),
  fileName: z.string().min(1, 'the file name template is empty'),
  ifExists: z.enum(['rename', 'overwrite', 'fail']),
});

/** Writes what arrives into the run's output folder, one file per item. */
export const download = defineNode({
  type: 'download',
  version: 1,
  title: 'Download',
  description: 'Saves files, texts and JSON into the output folder.',
  category: 'sink',
  keywords: ['save', 'export', 'write', 'output', 'file'],
  sink: true,
  takesWhatCame: true,
  settings: settingsSchema,
  initial: {
    folder: '{{source.folder}}',
    fileName: '{{source.name}}-{{name}}.{{ext}}',
    ifExists: 'rename',
  },
  fields: () => [
    {
      name: 'fileName',
      title: 'File name',
      description: `May use {{${knownNames.join('}}, {{')}}}. {{index}} counts the items of a list from 1.`,
      widget: { kind: 'line', placeholder: '{{source.name}}-{{name}}.{{ext}}' },
    },
    {
      name: 'folder',
      title: 'Folder',
      description:
        'A folder inside the output folder, as large/{{source.folder}}: {{source.folder}} is where the uploaded file was in its folder, so that a folder comes out as it went in. Empty for the output folder itself.',
      widget: { kind: 'line', placeholder: 'The output folder' },
      advanced: true,
    },
    {
      name: 'ifExists',
      title: 'If the file exists',
      widget: { kind: 'select', options: policies },
      advanced: true,
    },
  ],
  ports: () => ({
    inputs: [
      { name: 'file', title: 'File', type: 'any', required: true, widget: { kind: 'none' } },
    ],
    outputs: [],
  }),
  check: (settings) => {
    const used = new Set([settings.fileName, settings.folder].flatMap(templateNames));
    const unknown = [...used].filter((name) => !knownNames.includes(name));
    const faults = [fileNameFault(settings.fileName), folderFault(settings.folder)].filter(
      (fault) => fault !== undefined,
    );
    return [...unknown.map(unknownName), ...faults];
  },
  execute: async ({ settings, inputs, context }) => {
    const value = inputs['file'];
    if (value === undefined) throw invalidInput(say('nodes.nothingToSave'), 'file');
    const files = await nameFiles(leavesOf(value), settings, context);
    for (const [position, { artifact, folder, fileName }] of files.entries()) {
      const { ifExists } = settings;
      await context.exportFile({ artifact, folder, fileName, ifExists });
      context.report((position + 1) / files.length, fileName);
    }
    return {};
  },
});

type NamedFile = {
  readonly artifact: ArtifactRef;
  readonly folder: string;
  readonly fileName: string;
};

type Templates = { readonly fileName: string; readonly folder: string };

/** Names every item that there is. Items of one list that would fight for a name are told apart by their number. */
async function nameFiles(
  items: readonly Leaf[],
  templates: Templates,
  context: NodeContext,
): Promise<readonly NamedFile[]> {
  const files: (NamedFile & { readonly number: string })[] = [];
  for (const [position, item] of items.entries()) {
    if (item === lostItem) continue;
    const artifact =
      item.type === 'file' ? item.artifact : await context.saveArtifact(toSource(item));
    const number = String(position + 1).padStart(String(items.length).length, '0');
    const source = context.sourceOf(item) ?? { name: '', folder: '' };
    const name = stemOf(artifact.name);
    // An upload that is saved as it came is not named twice.
    const isOwnSource = source.name === name && templateNames(templates.fileName).includes('name');
    const values = {
      'source.name': isOwnSource ? '' : source.name,
      'source.folder': source.folder,
      pipeline: context.pipelineName,
      node: context.title,
      index: [...context.path.map((at) => at + 1), number].join('-'),
      name,
      ext: extensionOf(artifact),
    };
    const fileName = fill(withoutGap(templates.fileName, values['source.name']), values);
    files.push({ artifact, folder: fill(templates.folder, values), fileName, number });
  }
  const taken = Map.groupBy(files, placeOf);
  return files.map(({ number, ...file }) => {
    const isShared = (taken.get(placeOf(file))?.length ?? 0) > 1;
    return isShared ? { ...file, fileName: withNumber(file.fileName, number) } : file;
  });
}

/** Where there is no upload, `{{source.name}}` is empty and would leave its separator behind. */
function withoutGap(template: string, sourceName: string): string {
  return sourceName === ''
    ? template.replace(/^\{\{\s*source\.name\s*\}\}[-_ ]+(?=.)/, '')
    : template;
}

/** Most disks take names in capitals and in small letters for the same. */
function placeOf({ folder, fileName }: Omit<NamedFile, 'artifact'>): string {
  return `${folder}/${fileName}`.toLowerCase();
}

function fill(template: string, values: { readonly [name: string]: string }): string {
  return fillTemplate(template, (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    throw invalidInput(unknownName(name));
  });
}

function unknownName(name: string): Sentence {
  return say('nodes.unknownPlace', { place: `{{${name}}}`, known: knownNames.join(', ') });
}

function withNumber(fileName: string, number: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0
    ? `${fileName}-${number}`
    : `${fileName.slice(0, dot)}-${number}${fileName.slice(dot)}`;
}

function toSource(value: Exclude<Leaf, { type: 'file' }>): ArtifactSource {
  switch (value.type) {
    case 'text':
      return { bytes: value.text, name: 'text.txt', mediaType: 'text/plain' };
    case 'number':
      return { bytes: `${value.number}\n`, name: 'number.txt', mediaType: 'text/plain' };
    case 'boolean':
      return { bytes: `${value.boolean}\n`, name: 'boolean.txt', mediaType: 'text/plain' };
    case 'json':
      return {
        bytes: `${JSON.stringify(value.json, null, 2)}\n`,
        name: 'data.json',
        mediaType: 'application/json',
      };
  }
}

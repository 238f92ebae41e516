import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExampleFiles } from '../exampleFiles.ts';
import type { ListedModel } from '../ownModels/listedModel.ts';
import { contentTypeOf } from '../predictions/modelContext.ts';
import { notFound } from '../problem.ts';
import { text, type Reply } from '../reply.ts';
import type { Route } from '../route.ts';
import { findModel } from './modelRoutes.ts';

/** Output files, files of the examples, and the plain pages behind `url` and `urls.web`. None needs the token: the address of an output is itself a secret. */
export function outputRoutes(options: {
  readonly models: () => readonly ListedModel[];
  readonly outputsDir: string;
  readonly examples: ExampleFiles;
}): readonly Route[] {
  const { models, outputsDir, examples } = options;
  return [
    {
      operation: 'outputs.get',
      method: 'GET',
      path: '/outputs/:key/:name',
      access: 'open',
      handle: ({ params }) => {
        const { key = '', name = '' } = params;
        if (!/^[a-z2-7]{52}$/.test(key)) throw notFound('The file does not exist.');
        return toFileReply(outputsDir, key, name);
      },
    },
    {
      operation: 'examples.get',
      method: 'GET',
      path: '/examples/:model/:name',
      access: 'open',
      async handle({ params }) {
        const owner = 'builtin';
        const { program } = findModel(models(), { owner, name: params['model'] ?? '' });
        if (program === undefined) throw notFound('This model has no examples.');
        const folder = await examples.folderOf(program);
        return toFileReply(folder, '.', params['name'] ?? '');
      },
    },
    {
      operation: 'web.get',
      method: 'GET',
      path: '/p/:id',
      access: 'open',
      handle: () => text('This prediction ran on this computer. Open it in Patchbay.\n'),
    },
    {
      operation: 'web.get',
      method: 'GET',
      path: '/builtin/:name',
      access: 'open',
      handle: ({ params }) =>
        text(findModel(models(), { ...params, owner: 'builtin' }).readme ?? ''),
    },
  ];
}

async function toFileReply(root: string, folder: string, name: string): Promise<Reply> {
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) throw notFound('The file does not exist.');
  const path = join(root, folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined || !facts.isFile()) {
    throw notFound('The file does not exist: outputs are deleted an hour after the prediction.');
  }
  return {
    kind: 'file',
    path,
    bytes: facts.size,
    headers: { 'content-type': contentTypeOf(name) },
  };
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExamplePipeline } from '../../../shared/api/types.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import { nodesOf, type Pipeline } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import { adoptFiles } from '../files/adoptFiles.ts';
import { browseFolder, requireAllowed } from '../files/browseFolder.ts';
import { mapFiles } from '../files/mapFiles.ts';
import { base } from './base.ts';
import type { Services } from './services.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The handlers of `contract.pipelines`. */
export function createPipelineHandlers({ options, files, preferences, store, windows }: Services) {
  const allowed = options.host.allowedFolders;
  const { examplesDir } = options;
  const openExample = async (id: string): Promise<Pipeline> => {
    const ids = await exampleIds(examplesDir);
    if (!ids.includes(id)) {
      throw new FailureError({
        kind: 'not-found',
        ...say('files.noExample', { id, ids: ids.join(', ') }),
      });
    }
    const path = join(examplesDir, `${id}.patchbay`);
    const { pipeline } = await files.open(path);
    return withoutPaths((await adoptFiles(store, pipeline, path)).pipeline);
  };

  return base.pipelines.router({
    open: base.pipelines.open.handler(async ({ input }) => {
      await requireAllowed(input.path, allowed);
      const opened = await files.open(input.path);
      preferences.remember(opened.path, opened.pipeline.name);
      const adopted = await adoptFiles(store, opened.pipeline, opened.path);
      return {
        ...opened,
        pipeline: adopted.pipeline,
        warnings: [...opened.warnings, ...adopted.warnings],
      };
    }),
    save: base.pipelines.save.handler(async ({ input }) => {
      await requireAllowed(input.path, allowed);
      await keepFiles(store, input.pipeline);
      const saved = await files.save(input.path, input.pipeline, input.expectedRevision);
      if ('path' in saved) {
        preferences.remember(saved.path, input.pipeline.name);
        windows.saved(saved.path);
      }
      return saved;
    }),
    recent: base.pipelines.recent.handler(() => preferences.recent()),
    examples: base.pipelines.examples.handler(async () => {
      const ids = await exampleIds(examplesDir);
      const opened = await Promise.all(
        ids.map(async (id) => ({ id, ...(await files.open(join(examplesDir, `${id}.patchbay`))) })),
      );
      // The simplest comes first: it is what a first start shows.
      const sizes = new Map(opened.map(({ id, pipeline }) => [id, nodesOf(pipeline.graph).length]));
      opened.sort((a, b) => (sizes.get(a.id) ?? 0) - (sizes.get(b.id) ?? 0));
      return opened.map(({ id, pipeline }) => describeExample(id, pipeline));
    }),
    openExample: base.pipelines.openExample.handler(({ input }) => openExample(input.id)),
    browse: base.pipelines.browse.handler(({ input }) =>
      browseFolder(input.folder ?? options.startFolder, allowed),
    ),
  });
}

async function exampleIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.patchbay'))
    .map((name) => name.slice(0, -'.patchbay'.length))
    .sort();
}

/** An example describes itself with the first line of its first note, below the note's heading. */
function describeExample(id: string, pipeline: Pipeline): ExamplePipeline {
  const note = nodesOf(pipeline.graph).find((node) => node.type === 'note')?.settings['text'];
  const text = typeof note === 'string' ? note.replace(/^#+\s.*\n+/, '') : '';
  return { id, name: pipeline.name, description: text.split('\n')[0] ?? '' };
}

/** A result that was put on the canvas as a file is the pipeline's from now on. */
async function keepFiles(store: Services['store'], pipeline: Pipeline): Promise<void> {
  await mapFiles(pipeline, async (file) => {
    if (file.artifact !== undefined && isArtifactId(file.artifact)) store.keep(file.artifact);
    return file;
  });
}

/** An example opens as a new pipeline without a place on disk: its files are known by their hash alone. */
function withoutPaths(pipeline: Pipeline): Promise<Pipeline> {
  return mapFiles(pipeline, async (file) => {
    const { path: _, ...rest } = file;
    return rest;
  });
}

import { join } from 'node:path';
import type { BuiltinModel } from './defineModel.ts';
import type { Timers } from './options.ts';
import type { FetchInputs } from './predictions/fetchInputs.ts';
import { createModelContext } from './predictions/modelContext.ts';

/** The files of the worked examples: made when first asked for, then kept until the server closes. */
export interface ExampleFiles {
  readonly folderOf: (model: BuiltinModel) => Promise<string>;
}

/** Makes the examples' files under `folder`. */
export function createExampleFiles(options: {
  readonly folder: string;
  readonly fetchInputs: FetchInputs;
  readonly now: () => number;
  readonly timers: Timers;
  readonly signal: AbortSignal;
}): ExampleFiles {
  const { fetchInputs, now, timers, signal } = options;
  const made = new Map<string, Promise<string>>();

  async function make(model: BuiltinModel): Promise<string> {
    const folder = join(options.folder, model.name);
    const input = await fetchInputs({
      model,
      input: model.example.input,
      folder: join(options.folder, 'inputs', model.name),
      signal,
    });
    const context = createModelContext({ signal, folder, now, timers, appendLog: () => {} });
    const running = model.run(input, context);
    if (Symbol.asyncIterator in running) for await (const _item of running) continue;
    else await running;
    return folder;
  }

  return {
    folderOf(model) {
      const known = made.get(model.name) ?? make(model);
      made.set(model.name, known);
      return known;
    },
  };
}

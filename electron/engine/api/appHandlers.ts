import { isAbsolute } from 'node:path';
import { invalidInput } from '../../../shared/domain/failure.ts';
import { makeFolder } from '../files/makeFolder.ts';
import { requireSavable } from '../files/requireSavable.ts';
import { writeError } from '../store/storageError.ts';
import { base, withFailures } from './base.ts';
import type { Services } from './services.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The handlers of `contract.app`. */
export function createAppHandlers({ options, preferences, runner, notice }: Services) {
  const { host } = options;
  return base.app.router({
    info: base.app.info.handler(() => ({
      version: options.version,
      host: host.host,
      platform: process.platform,
      nativeDialogs: host.nativeDialogs,
      artifactBase: host.artifactBase,
      outputFolder: preferences.settings().outputFolder,
      ...(notice === undefined ? {} : { notice }),
    })),
    events: base.app.events.handler(({ signal }) => withFailures(host.events(signal))),
    setDocument: base.app.setDocument.handler(({ input }) => host.setDocument(input)),
    getSettings: base.app.getSettings.handler(() => preferences.settings()),
    setSettings: base.app.setSettings.handler(async ({ input }) => {
      if (input.outputFolder !== undefined) await requireWritable(input.outputFolder);
      const settings = preferences.setSettings(input);
      if (input.runsAtOnce !== undefined) runner.fillPlaces();
      return settings;
    }),
  });
}

/** Makes the folder where it is missing. Throws where nothing can be saved in it. */
async function requireWritable(outputFolder: string): Promise<void> {
  if (!isAbsolute(outputFolder)) {
    throw invalidInput(say('files.outputNotFullPath', { folder: outputFolder }));
  }
  try {
    await makeFolder(outputFolder);
  } catch (error) {
    throw writeError(error, say('disk.nothingSaved', { folder: outputFolder }));
  }
  await requireSavable(outputFolder);
}

/** The handlers of `contract.dialogs`. */
export function createDialogHandlers({ options }: Services) {
  const { host } = options;
  return base.dialogs.router({
    openPipeline: base.dialogs.openPipeline.handler(() => host.openPipeline()),
    savePipeline: base.dialogs.savePipeline.handler(({ input }) =>
      host.savePipeline(input.suggestedName),
    ),
    pickFolder: base.dialogs.pickFolder.handler(({ input }) => host.pickFolder(input.title)),
    reveal: base.dialogs.reveal.handler(({ input }) => host.reveal(input.path)),
  });
}

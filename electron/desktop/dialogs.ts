import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronLike, WindowLike } from './electronLike.ts';

const filters = [{ name: 'Patchbay pipeline', extensions: ['patchbay'] }];

/** The system's own dialogs. Each answers null when the user cancels or no window is open. */
export type Dialogs = {
  readonly openPipeline: () => Promise<string | null>;
  readonly savePipeline: (suggestedName: string) => Promise<string | null>;
  readonly pickFolder: (title: string) => Promise<string | null>;
  /** Shows the file in the system's file manager; false when it is not there. */
  readonly reveal: (path: string) => Promise<boolean>;
};

type DialogOptions = {
  readonly electron: Pick<ElectronLike, 'dialog' | 'shell'>;
  /** The open window, if any. */
  readonly findWindow: () => WindowLike | undefined;
  /** Where the first save dialog starts. */
  readonly startFolder: string;
};

/** Makes the dialogs of the window. */
export function createDialogs({ electron, findWindow, startFolder }: DialogOptions): Dialogs {
  const { dialog, shell } = electron;
  return {
    async openPipeline() {
      const window = findWindow();
      if (window === undefined) return null;
      const answer = await dialog.showOpenDialog(window, { filters, properties: ['openFile'] });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async savePipeline(suggestedName) {
      const window = findWindow();
      if (window === undefined) return null;
      const defaultPath = join(startFolder, pipelineFileName(suggestedName));
      const answer = await dialog.showSaveDialog(window, { filters, defaultPath });
      return answer.canceled || answer.filePath === '' ? null : withExtension(answer.filePath);
    },
    async pickFolder(title) {
      const window = findWindow();
      if (window === undefined) return null;
      const answer = await dialog.showOpenDialog(window, {
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async reveal(path) {
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined) shell.showItemInFolder(path);
      return found !== undefined;
    },
  };
}

/** A name that every system takes, for the user to change. */
function pipelineFileName(suggestedName: string): string {
  const stem = suggestedName
    .replace(/\.patchbay$/i, '')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-')
    .replace(/^[.\s-]+|[.\s]+$/g, '')
    .slice(0, 100);
  return withExtension(stem === '' ? 'Untitled' : stem);
}

function withExtension(path: string): string {
  return path.toLowerCase().endsWith('.patchbay') ? path : `${path}.patchbay`;
}

import type { ElectronLike } from './electronLike.ts';
import { pipelineArguments } from './pipelineArguments.ts';

/** Listens for files opened from the OS: macOS tells the running app, the others start a second instance. */
export function watchOpenedFiles(
  { app }: Pick<ElectronLike, 'app'>,
  openFile: (path: string) => void,
): { readonly onOpened: (show: () => void) => void } {
  let show = (): void => undefined;
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
    show();
  });
  app.on('second-instance', (_event, argv, workingDirectory) => {
    for (const path of pipelineArguments(argv, workingDirectory)) openFile(path);
    show();
  });
  return {
    onOpened(callback) {
      show = callback;
    },
  };
}

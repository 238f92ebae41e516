import type { Engine } from '../engine/engine.ts';
import type { ElectronLike } from './electronLike.ts';
import type { HostEvents } from './hostEvents.ts';
import { menuTemplate } from './menu.ts';

type MenuParts = {
  readonly electron: Pick<ElectronLike, 'Menu'>;
  readonly platform: string;
  readonly showWindow: () => void;
  readonly publish: HostEvents['publish'];
};

/** Keeps the application menu: its items become events for the page, and its recent files follow the engine. */
export function createApplicationMenu(parts: MenuParts): {
  readonly refresh: (engine: Pick<Engine, 'client'>) => void;
} {
  const { electron, platform, showWindow, publish } = parts;
  const show = (recentFiles: readonly string[]): void => {
    const template = menuTemplate({
      platform,
      recentFiles,
      onAction(action) {
        publish({ type: 'action', action });
        showWindow();
      },
      onOpenFile(path) {
        publish({ type: 'open-file', path });
        showWindow();
      },
    });
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
  };
  return {
    refresh(engine) {
      engine.client.pipelines
        .recent()
        .then((files) => show(files.map(({ path }) => path)))
        .catch(() => show([]));
    },
  };
}

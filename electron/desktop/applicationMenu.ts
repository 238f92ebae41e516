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

type Keys = { readonly [action: string]: string };

/** Keeps the application menu: its items become events for the page, its recent files follow the engine, and its keys the page. */
export function createApplicationMenu(parts: MenuParts): {
  readonly refresh: (engine: Pick<Engine, 'client'>) => void;
  /** Shows these keys, by action, from now on. */
  readonly showKeys: (keys: Keys) => void;
} {
  const { electron, platform, showWindow, publish } = parts;
  let recentFiles: readonly string[] = [];
  let keys: Keys = {};
  const show = (): void => {
    const template = menuTemplate({
      platform,
      recentFiles,
      keys,
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
        .then((files) => {
          recentFiles = files.map(({ path }) => path);
          show();
        })
        .catch(() => {
          recentFiles = [];
          show();
        });
    },
    showKeys(next) {
      keys = next;
      show();
    },
  };
}

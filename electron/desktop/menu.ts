import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { toAccelerator } from './toAccelerator.ts';

/** A renderer action as a menu shows it; `action` is its id in renderer/actions. */
type ActionItem = {
  readonly action: string;
  readonly label: string;
};

type MenuOptions = {
  readonly platform: string;
  /** Absolute paths, newest first. */
  readonly recentFiles: readonly string[];
  /** By action, such as `Mod+Shift+S`. Shown only: the page itself listens to the keys. */
  readonly keys: { readonly [action: string]: string };
  readonly onAction: (action: string) => void;
  readonly onOpenFile: (path: string) => void;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. Its own items are renderer actions; the rest are the system's roles. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin';
  const item = ({ action, label }: ActionItem): MenuItemConstructorOptions => {
    const accelerator = toAccelerator(options.keys[action] ?? '');
    return {
      id: action,
      label,
      registerAccelerator: false,
      ...(accelerator === undefined ? {} : { accelerator }),
      click: () => options.onAction(action),
    };
  };
  const settings = item({
    action: 'open-settings',
    label: 'Settings…',
  });
  return [
    ...(isMac ? [macAppMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        item({ action: 'new-pipeline', label: 'New pipeline' }),
        item({ action: 'open-pipeline', label: 'Open…' }),
        item({ action: 'open-example', label: 'Open an example…' }),
        { label: 'Open recent', submenu: recentItems(options) },
        separator,
        item({ action: 'save-pipeline', label: 'Save' }),
        item({ action: 'save-pipeline-as', label: 'Save as…' }),
        item({ action: 'save-all', label: 'Save all' }),
        separator,
        item({ action: 'close-tab', label: 'Close pipeline' }),
        item({
          action: 'reopen-tab',
          label: 'Reopen closed pipeline',
        }),
        separator,
        item({ action: 'open-manage', label: 'Manage…' }),
        ...(isMac ? [] : [settings]),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item({ action: 'undo', label: 'Undo' }),
        item({ action: 'redo', label: 'Redo' }),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&Run',
      submenu: [
        item({ action: 'run', label: 'Run' }),
        item({ action: 'run-sample', label: 'Run a sample…' }),
        item({
          action: 'run-selection',
          label: 'Run up to the selection',
        }),
        item({
          action: 'run-from-selection',
          label: 'Run again from the selection on',
        }),
        item({
          action: 'run-again',
          label: 'Run everything again',
        }),
        separator,
        item({ action: 'run-another', label: 'Queue another run' }),
        item({ action: 'pause-run', label: 'Pause run' }),
        item({ action: 'continue-run', label: 'Continue run' }),
        item({ action: 'cancel-run', label: 'Cancel run' }),
      ],
    },
    {
      label: '&View',
      submenu: [
        item({ action: 'zoom-in', label: 'Zoom in' }),
        item({ action: 'zoom-out', label: 'Zoom out' }),
        item({ action: 'zoom-actual', label: 'Zoom to 100 %' }),
        item({ action: 'fit-view', label: 'Fit to screen' }),
        item({ action: 'zoom-to-selection', label: 'Zoom to selection' }),
        separator,
        item({ action: 'open-commands', label: 'Command palette…' }),
        item({ action: 'find-node', label: 'Find a node…' }),
        item({ action: 'show-problems', label: 'Problems' }),
        separator,
        item({ action: 'toggle-library', label: 'Library' }),
        item({ action: 'toggle-inspector', label: 'Inspector' }),
        item({ action: 'toggle-log', label: 'Run log' }),
        item({ action: 'toggle-theme', label: 'Switch theme' }),
        separator,
        item({ action: 'next-tab', label: 'Next pipeline' }),
        item({ action: 'previous-tab', label: 'Previous pipeline' }),
        separator,
        { role: 'togglefullscreen' },
        separator,
        { role: 'toggleDevTools' },
      ],
    },
    { label: '&Window', role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [item({ action: 'open-shortcuts', label: 'Keyboard shortcuts' })],
    },
  ];
}

function macAppMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    label: 'Patchbay',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function recentItems({ recentFiles, onOpenFile }: MenuOptions): MenuItemConstructorOptions[] {
  if (recentFiles.length === 0) return [{ label: 'No recent pipelines', enabled: false }];
  return recentFiles.slice(0, 10).map((path) => ({
    // An ampersand would mark a letter.
    label: basename(path).replaceAll('&', '&&'),
    toolTip: path,
    click: () => onOpenFile(path),
  }));
}

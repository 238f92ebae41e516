import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';

/** A renderer action as a menu shows it; `action` is its id in renderer/actions. */
type ActionItem = {
  readonly action: string;
  readonly label: string;
  /** Shown only: the page itself listens to the keys, and the user may have bound others. */
  readonly accelerator?: string;
};

type MenuOptions = {
  readonly platform: string;
  /** Absolute paths, newest first. */
  readonly recentFiles: readonly string[];
  readonly onAction: (action: string) => void;
  readonly onOpenFile: (path: string) => void;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. Its own items are renderer actions; the rest are the system's roles. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin';
  const item = ({ action, label, accelerator }: ActionItem): MenuItemConstructorOptions => ({
    id: action,
    label,
    registerAccelerator: false,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => options.onAction(action),
  });
  const settings = item({
    action: 'open-settings',
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
  });
  return [
    ...(isMac ? [macAppMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        item({ action: 'new-pipeline', label: 'New pipeline', accelerator: 'CmdOrCtrl+Alt+N' }),
        item({ action: 'open-pipeline', label: 'Open…', accelerator: 'CmdOrCtrl+O' }),
        item({ action: 'open-example', label: 'Open an example…' }),
        { label: 'Open recent', submenu: recentItems(options) },
        separator,
        item({ action: 'save-pipeline', label: 'Save', accelerator: 'CmdOrCtrl+S' }),
        item({ action: 'save-pipeline-as', label: 'Save as…', accelerator: 'CmdOrCtrl+Shift+S' }),
        item({ action: 'save-all', label: 'Save all', accelerator: 'CmdOrCtrl+Alt+S' }),
        separator,
        item({ action: 'close-tab', label: 'Close pipeline', accelerator: 'CmdOrCtrl+Alt+W' }),
        item({
          action: 'reopen-tab',
          label: 'Reopen closed pipeline',
          accelerator: 'CmdOrCtrl+Alt+R',
        }),
        separator,
        item({ action: 'open-manage', label: 'Manage…', accelerator: 'CmdOrCtrl+Shift+M' }),
        ...(isMac ? [] : [settings]),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item({ action: 'undo', label: 'Undo', accelerator: 'CmdOrCtrl+Z' }),
        item({ action: 'redo', label: 'Redo', accelerator: 'CmdOrCtrl+Shift+Z' }),
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
        item({ action: 'run', label: 'Run', accelerator: 'CmdOrCtrl+Enter' }),
        item({ action: 'run-sample', label: 'Run a sample…', accelerator: 'CmdOrCtrl+Alt+Enter' }),
        item({
          action: 'run-selection',
          label: 'Run selection and what it needs',
          accelerator: 'Alt+Enter',
        }),
        item({
          action: 'run-from-selection',
          label: 'Run from selection on, fresh',
          accelerator: 'Alt+Shift+Enter',
        }),
        item({
          action: 'run-again',
          label: 'Run again, all results fresh',
          accelerator: 'CmdOrCtrl+Shift+Enter',
        }),
        separator,
        item({ action: 'run-another', label: 'Queue another run' }),
        item({ action: 'pause-run', label: 'Pause run' }),
        item({ action: 'continue-run', label: 'Continue run' }),
        item({ action: 'cancel-run', label: 'Cancel run', accelerator: 'CmdOrCtrl+.' }),
      ],
    },
    {
      label: '&View',
      submenu: [
        item({ action: 'zoom-in', label: 'Zoom in', accelerator: 'CmdOrCtrl+=' }),
        item({ action: 'zoom-out', label: 'Zoom out', accelerator: 'CmdOrCtrl+-' }),
        item({ action: 'fit-view', label: 'Fit to screen' }),
        separator,
        item({ action: 'toggle-library', label: 'Library', accelerator: 'CmdOrCtrl+B' }),
        item({ action: 'toggle-inspector', label: 'Inspector', accelerator: 'CmdOrCtrl+I' }),
        item({ action: 'toggle-log', label: 'Run log', accelerator: 'CmdOrCtrl+J' }),
        item({ action: 'toggle-theme', label: 'Switch theme' }),
        separator,
        item({ action: 'next-tab', label: 'Next pipeline', accelerator: 'Alt+PageDown' }),
        item({ action: 'previous-tab', label: 'Previous pipeline', accelerator: 'Alt+PageUp' }),
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

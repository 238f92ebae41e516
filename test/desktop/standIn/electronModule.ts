import { createStandIn } from './createStandIn.ts';

/** What `import ... from 'electron'` gives in a process of electronRuntime.ts. */
export const standIn = createStandIn();

export const {
  app,
  BrowserWindow,
  MessageChannelMain,
  Menu,
  dialog,
  ipcMain,
  protocol,
  screen,
  session,
  shell,
  safeStorage,
} = standIn.electron;

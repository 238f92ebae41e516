import { ClipboardPaste } from 'lucide-react';
import { always, type Action } from './action.ts';
import { pasteText } from './edits/pasteText.ts';

/** Adds what is on the clipboard. The keys start the browser's own paste, which needs no permission and brings files too. */
export const paste: Action = {
  id: 'paste',
  group: 'edit',
  shortcut: 'Mod+V',
  isNative: true,
  icon: ClipboardPaste,
  isEnabled: always,
  perform: async (app) => pasteText(app, await app.clipboard.read()),
};

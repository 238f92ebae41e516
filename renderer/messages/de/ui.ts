import type { ui as english } from '../en/ui.ts';
import type { Translation } from '../translation.ts';

/** The German of en/ui.ts. */
export const ui: Translation<typeof english> = {
  confirmDialog: { whatChanges: 'Was sich ändert' },
  select: { choose: 'Wählen' },
  shortcutKeys: {
    shift: 'Umschalt',
    space: 'Leertaste',
    pageUp: 'Bild auf',
    pageDown: 'Bild ab',
    ctrl: 'Strg',
    alt: 'Alt',
    esc: 'Esc',
    del: 'Entf',
  },
  toaster: { messages: 'Meldungen', close: 'Meldung schließen' },
  askFirst: { notNow: 'Nicht jetzt' },
  inlineRename: { rename: '{{label}}: {{value}}. Umbenennen' },
  markdown: { done: 'Erledigt', open: 'Offen' },
};

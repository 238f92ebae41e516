/** Texts of renderer/ui. */
export const ui = {
  confirmDialog: { whatChanges: 'What changes' },
  select: { choose: 'Choose' },
  shortcutKeys: {
    shift: 'Shift',
    space: 'Space',
    pageUp: 'PageUp',
    pageDown: 'PageDown',
    ctrl: 'Ctrl',
    alt: 'Alt',
    esc: 'Esc',
    del: 'Del',
  },
  toaster: { messages: 'Messages', close: 'Close the message' },
  askFirst: { notNow: 'Not now' },
  inlineRename: { rename: '{{label}}: {{value}}. Rename' },
  markdown: { done: 'Done', open: 'To do' },
} as const;

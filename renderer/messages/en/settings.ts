/** Settings. */
export const settings = {
  theme: { title: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  language: {
    title: 'Language',
    system: 'System',
    hint: 'What the engine says, and what models say of themselves, stays in English.',
  },
} as const;

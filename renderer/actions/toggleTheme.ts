import { SunMoon } from 'lucide-react';
import type { Theme } from '../stores/uiStore.ts';
import { always, type Action } from './action.ts';

const next: { readonly [theme in Theme]: Theme } = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** Goes from the system's theme to light, to dark, and back. */
export const toggleTheme: Action = {
  id: 'toggle-theme',
  group: 'settings',
  icon: SunMoon,
  isEnabled: always,
  perform: (app) => {
    const { theme, setTheme } = app.ui.getState();
    setTheme(next[theme]);
  },
};

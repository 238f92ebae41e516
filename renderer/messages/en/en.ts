import { settings } from './settings.ts';

/** Every text of the page, in English. */
export const en = { settings } as const;

import { settings } from './settings.ts';

/** Every text of the page, in German. */
export const de = { settings };

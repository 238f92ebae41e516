import type { en } from '../en/en.ts';
import type { Translation } from '../translation.ts';
import { settings } from './settings.ts';

/** Every text of the page, in German. */
export const de: Translation<typeof en> = { settings };

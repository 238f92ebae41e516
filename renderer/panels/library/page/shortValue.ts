import { isFileUrl } from '../../../../shared/models/toOutputValue.ts';
import { t } from '../../../messages/t.ts';

const maxLength = 240;

/** A value of an example in a few words: a text as it is, a file as a file, a list by its length. */
export function shortValue(value: unknown): string {
  if (value === null || value === undefined) return t('library.shortValue.nothing');
  if (typeof value === 'string')
    return isFile(value) ? t('library.shortValue.files', { count: 1 }) : shortText(value);
  if (Array.isArray(value)) return shortList(value);
  return JSON.stringify(value).slice(0, maxLength);
}

function isFile(value: unknown): boolean {
  return typeof value === 'string' && isFileUrl(value);
}

function shortText(text: string): string {
  if (text === '') return t('library.shortValue.emptyText');
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** A streamed text comes in pieces. */
function shortList(items: readonly unknown[]): string {
  if (items.length > 0 && items.every(isFile))
    return t('library.shortValue.files', { count: items.length });
  if (items.every((item) => typeof item === 'string')) return shortText(items.join(''));
  return t('library.shortValue.list', { length: items.length });
}

import type { Json } from '../../../shared/domain/json.ts';
import { t } from '../../messages/t.ts';

/** JSON as typed: its value, or what is wrong and at which line (from 1). */
export type JsonReading =
  | { readonly ok: true; readonly value: Json | undefined }
  | { readonly ok: false; readonly message: string; readonly line: number };

/** Reads JSON as typed; nothing but blanks is no value. */
export function parseJsonText(text: string): JsonReading {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const line = lineOf(text, reason);
    return {
      ok: false,
      line,
      message: t('nodes.parseJsonText.lineNotJson', { line, reason: explain(reason) }),
    };
  }
}

function lineOf(text: string, reason: string): number {
  const position = /at position (\d+)/.exec(reason)?.[1];
  const before = position === undefined ? text : text.slice(0, Number(position));
  return before.split('\n').length;
}

function explain(reason: string): string {
  if (reason.includes('end of JSON') || reason.includes('Unterminated'))
    return t('nodes.parseJsonText.somethingNotClosed');
  if (reason.includes('double-quoted') || reason.includes("Expected ':'"))
    return t('nodes.parseJsonText.nameMustStand');
  if (reason.includes("Expected ','")) return t('nodes.parseJsonText.commaOrClosing');
  const token = /Unexpected token '?(.+?)'?,/.exec(reason)?.[1];
  return token === undefined
    ? t('nodes.parseJsonText.checkCommasQuotes')
    : t('nodes.parseJsonText.shouldNotThere', { token });
}

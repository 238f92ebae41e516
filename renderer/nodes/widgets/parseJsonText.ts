import type { Json } from '../../../shared/domain/json.ts';
import { t } from '../../messages/t.ts';
import { isExact } from './parseNumber.ts';
import { scanJson } from './scanJson.ts';

/** What is wrong in a text, and at which line (from 1). */
export type JsonFault = { readonly message: string; readonly line: number };

/** JSON as typed: its value, or what is wrong. */
export type JsonReading =
  | { readonly ok: true; readonly value: Json | undefined }
  | ({ readonly ok: false } & JsonFault);

/** Reads JSON as typed; nothing but blanks is no value. */
export function parseJsonText(text: string): JsonReading {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    const value: Json = JSON.parse(text);
    const rounded = findRounded(text);
    if (rounded === undefined) return { ok: true, value };
    const { number, line } = rounded;
    return { ok: false, line, message: t('nodes.parseJsonText.tooManyDigits', { number, line }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const line = lineAt(text, scanJson(text).fault ?? 0);
    return {
      ok: false,
      line,
      message: t('nodes.parseJsonText.lineNotJson', { line, reason: explain(reason) }),
    };
  }
}

/** The line of a value inside JSON; that of the nearest one around it where it is not there. */
export function lineOfValue(text: string, path: readonly (string | number)[]): number {
  const isAround = (outer: readonly (string | number)[]): boolean =>
    outer.every((part, index) => part === path[index]);
  const place = scanJson(text).places.findLast((each) => isAround(each.path));
  return lineAt(text, place?.at ?? 0);
}

/** A whole number that would be sent as another one. Takes text that is JSON. */
function findRounded(text: string): { readonly number: string; readonly line: number } | undefined {
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g)) {
    const [number] = match;
    if (/^-?\d{16,}$/.test(number) && !isExact(number))
      return { number, line: lineAt(text, match.index) };
  }
  return undefined;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
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

import { isJsonObject, type Json } from '../../../../shared/domain/json.ts';
import { isFileUrl } from '../../../../shared/models/toOutputValue.ts';

/** A part of an input or an output, as it can be shown. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly url: string;
      readonly name: string;
      readonly isPicture: boolean;
    }
  | { readonly kind: 'json'; readonly json: Json };

/**
 * What a value of a prediction is to a person, without its schema: texts, addresses of files, and the rest. Pieces of
 * a streamed text, which begin or end with white space, are joined.
 */
export function toPieces(value: Json): readonly Piece[] {
  if (value === null) return [];
  if (isFileUrl(value)) return [toFilePiece(value)];
  if (typeof value === 'string') return [{ kind: 'text', text: value }];
  if (Array.isArray(value)) return listPieces(value);
  if (isJsonObject(value)) return objectPieces(Object.entries(value));
  return [{ kind: 'json', json: value }];
}

function listPieces(items: readonly Json[]): readonly Piece[] {
  if (items.some((item) => isFileUrl(item))) return items.flatMap(toPieces);
  const texts = items.filter((item) => typeof item === 'string');
  const isStreamed = texts.length === items.length && texts.some((text) => /^\s|\s$/.test(text));
  if (isStreamed) return [{ kind: 'text', text: texts.join('') }];
  return items.length === 0 ? [] : [{ kind: 'json', json: items }];
}

function objectPieces(entries: readonly (readonly [string, Json])[]): readonly Piece[] {
  const holdsFile = (value: Json): boolean =>
    isFileUrl(value) || (Array.isArray(value) && value.some((item: Json) => isFileUrl(item)));
  const files = entries.filter(([, value]) => holdsFile(value));
  const others = entries.filter(([, value]) => !holdsFile(value));
  const rest: readonly Piece[] =
    others.length === 0 ? [] : [{ kind: 'json', json: Object.fromEntries(others) }];
  return [...files.flatMap(([, value]) => toPieces(value)), ...rest];
}

function toFilePiece(url: string): Piece {
  const isData = /^data:/i.test(url);
  const name = isData ? (/^data:([^;,]*)/i.exec(url)?.[1] ?? 'data') : nameOf(url);
  const isPicture = isData
    ? /^data:image\/(png|jpe?g|webp|gif|avif)/i.test(url)
    : /\.(png|jpe?g|webp|gif|avif)$/i.test(name);
  return { kind: 'file', url, name, isPicture };
}

/** The last part of an address's path; its host where it has none. */
function nameOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, hostname } = new URL(address);
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

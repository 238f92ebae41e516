import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';

// Control characters are what Windows and shells refuse.
// oxlint-disable-next-line no-control-regex
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?$/i;
const maxBytes = 200;

/** A file name that every system accepts, at most 200 bytes of UTF-8, extension kept; never empty, never a path. */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replaceAll(forbidden, '_')
    .replace(/[. ]+$/, '')
    .replace(/^[ ]+/, '');
  const named = clean === '' || /^\.+$/.test(clean) ? 'file' : clean;
  return shorten(reserved.test(named) ? `_${named}` : named);
}

/** The parts of a relative folder, each a safe name; `..`, drives and roots are dropped. */
export function safeFolder(folder: string): readonly string[] {
  return folder
    .split(/[/\\]/)
    .filter((part) => part !== '' && !/^\.+$/.test(part) && !/^[a-z]:$/i.test(part))
    .map(safeFileName);
}

/** Says in one sentence why a file name template's own text cannot be kept; undefined when it can. */
export function fileNameFault(name: string): Sentence | undefined {
  if (/[/\\]/.test(name)) {
    return say('nodes.nameIsPath', { name });
  }
  if (reserved.test(name.trim())) {
    return say('nodes.nameReserved', { name });
  }
  return undefined;
}

/** Says in one sentence why a folder would leave the output folder; undefined when it stays inside. */
export function folderFault(folder: string): Sentence | undefined {
  const parts = folder.split(/[/\\]/);
  const leaves = parts.includes('..') || /^([/\\]|[a-z]:)/i.test(folder);
  return leaves ? say('nodes.folderLeaves', { folder }) : undefined;
}

/** `cat (2).png` for `cat.png` and 2. */
export function numberedName(name: string, count: number): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name} (${count})` : `${name.slice(0, dot)} (${count})${name.slice(dot)}`;
}

function shorten(name: string): string {
  if (utf8Length(name) <= maxBytes) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  let room = maxBytes - utf8Length(extension);
  let kept = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= utf8Length(character);
    if (room < 0) break;
    kept += character;
  }
  // A cut may end in what Windows drops.
  return extension === '' ? kept.replace(/[. ]+$/, '') : kept + extension;
}

function utf8Length(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + utf8Size(character.codePointAt(0) ?? 0),
    0,
  );
}

function utf8Size(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

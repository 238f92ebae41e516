const maxBytes = 255;

/** A file name fit for a multipart header: no path, no quotes or line breaks, at most 255 bytes of UTF-8, ending kept. */
export function headerFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // Percent-escapes as browsers write them; control characters have no place in a name.
  const plain = base
    .toWellFormed()
    .replaceAll('"', '%22')
    .replaceAll(/\p{Cc}/gu, '');
  if (plain.trim() === '') return 'file';
  const ending = /\.[^.]{1,20}$/.exec(plain)?.[0] ?? '';
  const room = maxBytes - Buffer.byteLength(ending);
  return cut(plain.slice(0, plain.length - ending.length), room) + ending;
}

// Whole code points only, so that no character is torn.
function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

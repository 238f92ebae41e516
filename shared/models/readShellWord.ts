/** A word without its quotes, and the index behind it. */
export type ShellWord = { readonly word: string; readonly end: number };

/**
 * The word of a shell command that begins at an index: `'...'`, `"..."`, `$'...'` and bare parts side by side, with
 * their escapes resolved. Never throws; an unfinished quote goes to the end of the text.
 */
export function readShellWord(text: string, start: number): ShellWord {
  const parts: string[] = [];
  let at = start;
  const until = (ending: string): string => {
    const from = at;
    while (at < text.length && text[at] !== ending) at += text[at] === '\\' ? 2 : 1;
    const inside = text.slice(from, at);
    at += 1;
    return inside;
  };
  while (at < text.length && !/\s/.test(text[at] ?? '')) {
    if (text.startsWith("$'", at)) {
      at += 2;
      parts.push(
        until("'").replaceAll(/\\([\s\S])/g, (whole, letter: string) => unescaped(letter) ?? whole),
      );
    } else if (text[at] === '"') {
      at += 1;
      parts.push(
        until('"')
          .replaceAll(/\\(["\\$`])/g, '$1')
          .replaceAll('\\\n', ''),
      );
    } else if (text[at] === "'") {
      const end = text.indexOf("'", at + 1);
      parts.push(text.slice(at + 1, end === -1 ? text.length : end));
      at = end === -1 ? text.length : end + 1;
    } else {
      if (text[at] === '\\') at += 1;
      parts.push(text[at] ?? '');
      at += 1;
    }
  }
  return { word: parts.join(''), end: at };
}

/** `$'...'` has the escapes of C; those that it does not know stay. */
function unescaped(letter: string): string | undefined {
  if (letter === 'n') return '\n';
  if (letter === 't') return '\t';
  if (letter === 'r') return '\r';
  return letter === "'" || letter === '"' || letter === '\\' || letter === '?' ? letter : undefined;
}

/** What `--input NAME=VALUE` says: a text as typed, or a path after `@`. */
export type InputFlag =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'path'; readonly name: string; readonly path: string };

/**
 * Reads one `--input`; undefined when it is not NAME=VALUE. The first `=` ends the name. `@path` names a
 * file or a folder; `@@` is a text that begins with `@`.
 */
export function parseInputFlag(flag: string): InputFlag | undefined {
  const at = flag.indexOf('=');
  const name = flag.slice(0, Math.max(0, at)).trim();
  if (name === '') return undefined;
  const value = flag.slice(at + 1);
  if (value.startsWith('@@')) return { kind: 'text', name, text: value.slice(1) };
  if (!value.startsWith('@')) return { kind: 'text', name, text: value };
  const path = value.slice(1);
  return path === '' ? undefined : { kind: 'path', name, path };
}

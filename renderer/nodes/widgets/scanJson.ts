/** Where a JSON text breaks off being JSON, and where in it each value stands, by its path. */
export type JsonScan = {
  /** Undefined for JSON. */
  readonly fault: number | undefined;
  readonly places: readonly { readonly path: readonly (string | number)[]; readonly at: number }[];
};

type Frame = { readonly kind: 'object' | 'list'; key: string | number };
type Wanted = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'more';

/** Reads a text as JSON.parse does, which tells neither place. Takes one walk through it. */
export function scanJson(text: string): JsonScan {
  const places: { path: readonly (string | number)[]; at: number }[] = [];
  const open: Frame[] = [];
  let at = 0;
  const word = {
    space: /[ \t\n\r]*/y,
    // Control characters up to the blank have to be escaped.
    string: /"(?:(?![^\P{Cc}\u007f-\u009f])[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy,
    scalar: /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  };
  const skip = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const take = (character: string): boolean => {
    skip(word.space);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };

  /** What has to come next; undefined where nothing fits. */
  const step = (wanted: Wanted): Wanted | undefined => {
    const frame = open.at(-1);
    if (wanted === 'more') return more(frame);
    if (wanted === 'nameOrEnd' && take('}')) return closed();
    if (wanted === 'valueOrEnd' && take(']')) return closed();
    return wanted === 'name' || wanted === 'nameOrEnd' ? name(frame) : value();
  };
  const closed = (): Wanted => {
    open.pop();
    return 'more';
  };
  const more = (frame: Frame | undefined): Wanted | undefined => {
    if (frame === undefined) return undefined;
    if (take(frame.kind === 'list' ? ']' : '}')) return closed();
    if (!take(',')) return undefined;
    if (typeof frame.key === 'number') frame.key += 1;
    return frame.kind === 'list' ? 'value' : 'name';
  };
  const name = (frame: Frame | undefined): Wanted | undefined => {
    skip(word.space);
    const quoted = skip(word.string);
    if (quoted === undefined || frame === undefined) return undefined;
    frame.key = String(JSON.parse(quoted));
    return take(':') ? 'value' : undefined;
  };
  const value = (): Wanted | undefined => {
    skip(word.space);
    places.push({ path: open.map(({ key }) => key), at });
    if (take('{')) {
      open.push({ kind: 'object', key: '' });
      return 'nameOrEnd';
    }
    if (take('[')) {
      open.push({ kind: 'list', key: 0 });
      return 'valueOrEnd';
    }
    return (skip(word.string) ?? skip(word.scalar)) === undefined ? undefined : 'more';
  };

  let wanted: Wanted | undefined = 'value';
  while (wanted !== undefined && !(wanted === 'more' && open.length === 0)) wanted = step(wanted);
  skip(word.space);
  return { fault: wanted === 'more' && at === text.length ? undefined : at, places };
}

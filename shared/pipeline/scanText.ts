/** How large and how deep a JSON text is, found without parsing it, so that a hostile one costs little. */
export type TextScan = {
  /** In bytes of UTF-8. */
  readonly bytes: number;
  /** How many objects and lists stand inside each other at most. */
  readonly depth: number;
};

const quote = 0x22;
const backslash = 0x5c;

/** Measures a JSON text; brackets inside strings do not count. */
export function scanText(text: string): TextScan {
  let bytes = 0;
  let depth = 0;
  let open = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes += bytesOf(code);
    if (code === quote) inString = !inString;
    else if (inString && code === backslash) {
      at += 1;
      bytes += at < text.length ? bytesOf(text.charCodeAt(at)) : 0;
    } else if (!inString) {
      open += nestingOf(code);
      depth = Math.max(depth, open);
    }
  }
  return { bytes, depth };
}

/** The UTF-8 bytes of one UTF-16 unit: half of a surrogate pair counts for 2. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) return 2;
  return 3;
}

/** 1 for `[` and `{`, -1 for `]` and `}`, else 0. */
function nestingOf(code: number): number {
  if (code === 0x5b || code === 0x7b) return 1;
  return code === 0x5d || code === 0x7d ? -1 : 0;
}

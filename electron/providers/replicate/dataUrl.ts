/** The bytes and media type of a data URL. */
export type DataUrl = { readonly mediaType: string | null; readonly bytes: Buffer };

/** Reads `data:[type][;base64],...`; undefined when it is malformed. */
export function parseDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(',');
  if (!/^data:/i.test(url) || comma < 0) return undefined;
  const [type = '', ...parameters] = url.slice('data:'.length, comma).split(';');
  const base64 = parameters.at(-1)?.trim().toLowerCase() === 'base64';
  const bytes = base64 ? fromBase64(url.slice(comma + 1)) : fromPercent(url.slice(comma + 1));
  if (bytes === undefined) return undefined;
  return { mediaType: type.trim() === '' ? null : type.trim().toLowerCase(), bytes };
}

// Buffer skips what is not base64, which would hide a truncated or garbled file.
function fromBase64(text: string): Buffer | undefined {
  const compact = text.includes('%') ? fromPercent(text)?.toString() : text;
  if (compact === undefined || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(compact)) return undefined;
  const digits = compact.replace(/=+$/, '').length;
  if (digits % 4 === 1) return undefined;
  return Buffer.from(compact, 'base64');
}

function fromPercent(text: string): Buffer | undefined {
  try {
    return Buffer.from(decodeURIComponent(text), 'utf8');
  } catch {
    return undefined;
  }
}

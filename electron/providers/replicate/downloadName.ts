/** A name for a downloaded file: from Content-Disposition, else the URL's last segment, else `download`; `hide` takes out what must not be seen. */
export function downloadName(
  disposition: string | undefined,
  url: string,
  hide: (name: string) => string = (name) => name,
): string {
  return (
    cleaned(hide(extendedName(disposition ?? ''))) ??
    cleaned(hide(plainName(disposition ?? ''))) ??
    cleaned(hide(lastSegment(url))) ??
    'download'
  );
}

function extendedName(disposition: string): string {
  const match = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition);
  return match === null ? '' : decoded(match[1] ?? '');
}

function plainName(disposition: string): string {
  const match = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  return match === null ? '' : (match[1]?.replaceAll(/\\(["\\])/g, '$1') ?? match[2] ?? '');
}

function lastSegment(url: string): string {
  return URL.canParse(url) ? decoded(new URL(url).pathname.split('/').at(-1) ?? '') : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// No path, no control characters: a name, not a place.
function cleaned(name: string): string | undefined {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const text = base.replaceAll(/\p{Cc}/gu, '').trim();
  return text === '' || text === '.' || text === '..' ? undefined : text;
}

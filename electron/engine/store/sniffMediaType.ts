import { open } from 'node:fs/promises';
import { mediaTypeOfName } from '../../../shared/nodes/fileNames.ts';

const tooGeneral = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-www-form-urlencoded',
]);

/**
 * The media type of a file: what its first bytes say, else what its sender claimed, else what its name
 * promises, else text or `application/octet-stream`.
 */
export async function sniffMediaType(
  path: string,
  about: { readonly name: string; readonly claimed?: string },
): Promise<string> {
  const head = await readHead(path, 4_100);
  // Loaded with the first file: it is large, and many a command meets none.
  const { fileTypeFromBuffer } = await import('file-type');
  const detected = await fileTypeFromBuffer(head);
  if (detected !== undefined && detected.mime !== 'application/xml') return normal(detected.mime);
  const claimed = about.claimed?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!tooGeneral.has(claimed) && !isMediaWithMagic(claimed)) return normal(claimed);
  const named = mediaTypeOfName(about.name);
  if (named !== 'application/octet-stream' && !isMediaWithMagic(named)) return named;
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

async function readHead(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Every such format starts with known bytes, except SVG; without them the claim is wrong. */
function isMediaWithMagic(mediaType: string): boolean {
  return /^(image|video|audio)\//.test(mediaType) && mediaType !== 'image/svg+xml';
}

function normal(mediaType: string): string {
  return mediaType === 'audio/vnd.wave' ? 'audio/wav' : mediaType;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

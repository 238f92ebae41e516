import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pageMediaType } from '../engine/files/pageMediaType.ts';

/** A name that the build gave a hash, such as `index-D4f_9aBc.js`: it never changes its content. */
const hashedName = /-[\w-]{8,}\.\w+$/;

/** Answers GET and HEAD of a file below `root`; undefined for a path that leads nowhere or out of it. */
export async function serveStatic(root: string, request: Request): Promise<Response | undefined> {
  const file = await findFile(root, new URL(request.url).pathname);
  if (file === undefined) return undefined;
  const name = path.basename(file.path);
  const isFixed = path.basename(path.dirname(file.path)) === 'assets' && hashedName.test(name);
  const headers = {
    'Content-Type': pageMediaType(name),
    'Content-Length': String(file.size),
    'Cache-Control': isFixed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.method === 'HEAD') return new Response(null, { headers });
  const body = Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>;
  return new Response(body, { headers });
}

async function findFile(
  root: string,
  pathname: string,
): Promise<{ readonly path: string; readonly size: number } | undefined> {
  const decoded = decode(pathname);
  if (decoded === undefined || /[\0\\]/.test(decoded)) return undefined;
  try {
    const top = await realpath(root);
    const wanted = path.join(top, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
    const found = await realpath(wanted);
    if (!found.startsWith(top + path.sep)) return undefined;
    const info = await stat(found);
    return info.isFile() ? { path: found, size: info.size } : undefined;
  } catch {
    return undefined;
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

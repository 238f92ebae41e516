import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pageMediaType } from '../engine/files/pageMediaType.ts';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { appOrigin } from './origin.ts';

const headers: { readonly [name: string]: string } = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Answers `app://patchbay/<path>` with the files of the built renderer; nothing outside that folder is reachable. */
export function createAppProtocol(rendererDir: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const file = findFile(rendererDir, request.url);
    if (file === undefined) return refuse(404);
    try {
      // Read at once: the packaged app's archive has no file handles to stream from, and the files are small.
      const bytes = new Uint8Array(await readFile(file));
      return new Response(request.method === 'HEAD' ? null : bytes, {
        headers: {
          ...headers,
          'content-type': pageMediaType(file),
          'content-length': String(bytes.byteLength),
        },
      });
    } catch {
      return refuse(404);
    }
  };
}

function findFile(rendererDir: string, address: string): string | undefined {
  const path = pathOf(address);
  if (path === undefined || path.includes('\0') || path.includes('\\')) return undefined;
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '..' || part.includes(':'))) return undefined;
  const file = join(rendererDir, ...(parts.length === 0 ? ['index.html'] : parts));
  return file.startsWith(join(rendererDir, sep)) ? file : undefined;
}

function pathOf(address: string): string | undefined {
  try {
    const url = new URL(address);
    return `${url.protocol}//${url.host}` === appOrigin
      ? decodeURIComponent(url.pathname)
      : undefined;
  } catch {
    return undefined;
  }
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers });
}

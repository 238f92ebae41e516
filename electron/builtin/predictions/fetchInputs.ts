import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BuiltinModel } from '../defineModel.ts';
import type { FileStore } from '../files/fileStore.ts';
import { limitBytes } from '../files/limitBytes.ts';
import { ModelError } from '../modelError.ts';
import type { InputFile } from '../schema/inputSpec.ts';

interface FetchOptions {
  readonly model: BuiltinModel;
  readonly input: Readonly<Record<string, unknown>>;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Replaces every file address in an input by a fetched file. Throws `ModelError` naming the input that could not be read. */
export type FetchInputs = (options: FetchOptions) => Promise<Readonly<Record<string, unknown>>>;

const maxInputBytes = 512 * 2 ** 20;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Makes the fetching of inputs: data URLs, http(s) on this computer, and this server's own files. */
export function createFetchInputs(options: {
  readonly files: FileStore;
  readonly baseUrl: () => string;
}): FetchInputs {
  async function fetchOne(label: string, address: string, to: FetchOptions): Promise<InputFile> {
    if (address.startsWith('data:')) return writeData(label, address, to);
    const own = `${options.baseUrl()}/files/`;
    if (address.startsWith(own)) {
      const id = address.slice(own.length).split(/[/?]/)[0] ?? '';
      const found = options.files.find(id);
      if (found === undefined) {
        throw new ModelError(
          `\`${label}\` could not be read: the uploaded file has expired or was deleted. Upload it again.`,
        );
      }
      return { label, path: found.path, bytes: found.size, contentType: found.contentType };
    }
    return download(label, address, to);
  }

  return async (to) => {
    await mkdir(to.folder, { recursive: true });
    const result: Record<string, unknown> = { ...to.input };
    for (const [name, spec] of Object.entries(to.model.inputs)) {
      const value = to.input[name];
      if (value === undefined || spec.files === 'none') continue;
      if (!Array.isArray(value)) {
        result[name] = await fetchOne(name, toText(value), to);
        continue;
      }
      const fetched: InputFile[] = [];
      for (const [index, item] of value.entries()) {
        fetched.push(await fetchOne(`${name}[${index}]`, toText(item), to));
      }
      result[name] = fetched;
    }
    return result;
  };
}

/** The check against the schema has seen that it is a text. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function writeData(label: string, address: string, to: FetchOptions): Promise<InputFile> {
  const response = await fetch(address).catch(() => undefined);
  if (response === undefined) {
    throw new ModelError(`\`${label}\` is not a valid data URL. Give the file again.`);
  }
  return store(label, response, to);
}

async function download(label: string, address: string, to: FetchOptions): Promise<InputFile> {
  const url = URL.parse(address);
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === null || !isHttp || !loopback.has(url.hostname)) {
    throw new ModelError(
      `\`${label}\` is not on this computer: the built-in models read only data URLs and http addresses of 127.0.0.1 or localhost. Upload the file instead.`,
    );
  }
  const shown = `${url.host}${url.pathname.length > 40 ? `${url.pathname.slice(0, 40)}...` : url.pathname}`;
  const response = await fetch(url, { signal: to.signal, redirect: 'error' }).catch(
    () => undefined,
  );
  to.signal.throwIfAborted();
  if (response === undefined) {
    throw new ModelError(
      `\`${label}\` could not be fetched: ${shown} did not answer. Check that the address still works.`,
    );
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new ModelError(
      `\`${label}\` could not be fetched: ${shown} answered ${response.status}. Check that the file is still there.`,
    );
  }
  return store(label, response, to);
}

async function store(label: string, response: Response, to: FetchOptions): Promise<InputFile> {
  const path = join(to.folder, label.replaceAll(/[^a-z0-9_-]/g, '-'));
  const limit = limitBytes(maxInputBytes);
  try {
    await pipeline(
      response.body === null ? Readable.from([]) : Readable.fromWeb(response.body),
      limit,
      createWriteStream(path),
      { signal: to.signal },
    );
  } catch (error) {
    to.signal.throwIfAborted();
    if (limit.exceeded()) {
      throw new ModelError(
        `\`${label}\` is larger than ${maxInputBytes / 2 ** 20} MiB. Give a smaller file.`,
      );
    }
    throw new ModelError(
      `\`${label}\` could not be fetched to its end: the connection broke. Try again.`,
      { cause: error },
    );
  }
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream';
  return { label, path, bytes: limit.bytes(), contentType };
}

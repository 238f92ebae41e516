import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBuiltinServer, type BuiltinServer } from '../createBuiltinServer.ts';
import { registry } from '../models/registry.ts';
import type { BuiltinServerOptions } from '../options.ts';
import { isRecord } from '../schema/json.ts';
import { createOpenapiCheck, type OpenapiCheck } from './openapiCheck.ts';

/** An answer with its body parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** A part of the body by keys; undefined when it is not there. */
  readonly get: (...path: readonly (string | number)[]) => unknown;
}

interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server under test and a client that checks every answer against the official document where that is present. */
export interface TestServer extends AsyncDisposable {
  readonly server: BuiltinServer;
  readonly storageDir: string;
  readonly check: OpenapiCheck | undefined;
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
  /** Creates a prediction of a model by its name and waits for its end. */
  readonly run: (
    model: string,
    input: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** The bytes behind an address of an answer. */
  readonly download: (address: unknown) => Promise<Buffer>;
}

/** Starts a server over a folder of its own. `document` is the path of the official OpenAPI document, if there is one. */
export async function startTestServer(
  options: Partial<BuiltinServerOptions> & { readonly document?: string | undefined } = {},
): Promise<TestServer> {
  const storageDir = options.storageDir ?? (await mkdtemp(join(tmpdir(), 'builtin-')));
  const server = await createBuiltinServer({
    token: 'a-token-for-the-tests',
    ...options,
    storageDir,
  });
  const check =
    options.document === undefined
      ? undefined
      : createOpenapiCheck(JSON.parse(await readFile(options.document, 'utf8')));

  async function call(method: string, path: string, given: CallOptions = {}): Promise<Answer> {
    const response = await fetch(`${server.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, ...given.headers },
      ...(given.body === undefined ? {} : { body: toText(given.body) }),
    });
    const contentType = response.headers.get('content-type') ?? '';
    const text = await response.text();
    const body: unknown = contentType.includes('json') ? JSON.parse(text) : text;
    const seen = { method, path: path.split('?')[0] ?? '', status: response.status, contentType };
    const problems = check?.problemsOf({ ...seen, body }) ?? [];
    if (problems.length > 0) {
      throw new Error(`${method} ${path} ${response.status}: ${problems.join('; ')}\n${text}`);
    }
    return { status: response.status, headers: response.headers, body, get: getter(body) };
  }

  return {
    server,
    storageDir,
    check,
    call,
    run: (model, input, headers = {}) =>
      call('POST', '/predictions', {
        body: { version: versionOf(model), input },
        headers: { prefer: 'wait', ...headers },
      }),
    async download(address) {
      const response = await fetch(String(address));
      if (!response.ok) throw new Error(`${String(address)} answered ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(storageDir, { recursive: true, force: true });
    },
  };
}

/** The version id of a built-in model, by its name without the owner. */
export function versionOf(name: string): string {
  const model = registry.find((candidate) => candidate.name === name);
  if (model === undefined) throw new Error(`There is no built-in model ${name}.`);
  return model.version;
}

function getter(body: unknown): Answer['get'] {
  return (...path) =>
    path.reduce<unknown>((value, key) => {
      if (Array.isArray(value) && typeof key === 'number') return value[key];
      return isRecord(value) ? value[key] : undefined;
    }, body);
}

function toText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import type { ProviderFile } from '../../../shared/domain/providerFile.ts';
import { badUsage } from '../cliError.ts';
import { importFile } from '../inputs/importFile.ts';
import type { VerbOption } from './addVerb.ts';
import type { Call } from './call.ts';

/** The option that gives a model its inputs. */
export const inputOption: VerbOption = {
  flags: '-i, --input <name=value>',
  about: 'an input: name=text, name:=JSON, or name=@file to upload a file; repeatable',
  many: true,
};

/** The options that ask for webhooks. */
export const webhookOptions: readonly VerbOption[] = [
  { flags: '--webhook <url>', about: 'an https address that is told how it goes' },
  {
    flags: '--webhook-event <event>',
    about: 'tell about this only; repeatable',
    many: true,
  },
];

/** One --input as it was written. */
export type GivenInput =
  | { readonly kind: 'value'; readonly name: string; readonly value: Json }
  | { readonly kind: 'file'; readonly name: string; readonly file: string };

/** Reads every --input, and asks nobody. Throws a usage error for one that cannot be read. */
export function parseInputs({ flags }: Call): readonly GivenInput[] {
  return flags.list('input').map((text) => {
    const [, name = '', isJson = '', value = ''] = /^([^=:]+)(:?)=(.*)$/s.exec(text) ?? [];
    if (name === '') throw badUsage(`--input takes name=value, not "${text}".`);
    if (isJson === ':') return { kind: 'value', name, value: parseJson(name, value) };
    if (/^@[^@]/.test(value)) return { kind: 'file', name, file: value.slice(1) };
    return { kind: 'value', name, value: value.startsWith('@@') ? value.slice(1) : value };
  });
}

/** The input of a model, once the files in it are uploaded. */
export async function uploadInputs(call: Call, given: readonly GivenInput[]): Promise<JsonObject> {
  const input: { [name: string]: Json } = {};
  for (const one of given)
    input[one.name] = one.kind === 'value' ? one.value : await place(call, one.file);
  return input;
}

/** Uploads a file of this computer. */
export async function upload(call: Call, file: string): Promise<ProviderFile> {
  const { api, provider, until } = call;
  return api.files.upload({ provider, ...(await bringIn(call, file)) }, until);
}

/** The address of a file of this computer at the provider; its bytes are uploaded once while that lives. */
async function place(call: Call, file: string): Promise<string> {
  const { api, provider, until } = call;
  return (await api.files.place({ provider, ...(await bringIn(call, file)) }, until)).url;
}

async function bringIn({ cli, engine }: Call, file: string) {
  const full = path.resolve(cli.cwd, file);
  const found = await stat(full).catch(() => undefined);
  if (found === undefined) throw badUsage(`There is no file "${file}": check its name.`);
  if (!found.isFile()) throw badUsage(`"${file}" is no file: name one, not a folder.`);
  const { artifact, name } = await importFile(engine, full, cli.stop.signal);
  return { artifact, name };
}

const events = ['start', 'output', 'logs', 'completed'] as const;

/** What --webhook and --webhook-event say. */
export function readWebhook({ flags }: Call) {
  const url = flags.text('webhook');
  if (url === undefined) return {};
  if (!URL.canParse(url) || !/^https:/i.test(url))
    throw badUsage(`--webhook takes an https address, not "${url}".`);
  const wanted = flags.list('webhookEvent').map((text) => {
    const event = events.find((known) => known === text);
    if (event !== undefined) return event;
    throw badUsage(`"${text}" is no event of a webhook: use ${events.join(', ')}.`);
  });
  return { webhook: { url, ...(wanted.length === 0 ? {} : { events: wanted }) } };
}

function parseJson(name: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw badUsage(`The input "${name}" is no JSON: use "=" in place of ":=" for a text.`);
  }
}

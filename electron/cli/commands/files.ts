import { createHmac } from 'node:crypto';
import path from 'node:path';
import type { ProviderFile } from '../../../shared/domain/providerFile.ts';
import { badUsage } from '../cliError.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { confirm } from '../resources/confirm.ts';
import { printDone, printList, printOne, take } from '../resources/print.ts';
import { upload } from '../resources/readInput.ts';
import { readSecret } from '../resources/readSecret.ts';
import type { Column } from '../resources/table.ts';

const columns: readonly Column<ProviderFile>[] = [
  { title: 'FILE', value: ({ id }) => id },
  { title: 'NAME', value: ({ name }) => name ?? '' },
  { title: 'TYPE', value: ({ mediaType }) => mediaType },
  { title: 'BYTES', value: ({ size }) => String(size) },
  { title: 'EXPIRES', value: ({ expiresAt }) => expiresAt ?? '' },
];

/** Seconds that a link which is made for one download stays good. */
const linkSeconds = 600;

/** Adds `patchbay files`. */
export function addFilesCommand(place: Place): void {
  const group = addGroup(place, 'files', 'upload files to the provider, and look after them');
  addVerb(group, {
    usage: 'list',
    summary: 'list your uploaded files',
    isList: true,
    run: async (call) => {
      const { api, provider, until } = call;
      printList(
        call,
        columns,
        await take(call, (cursor) => api.files.list({ provider, ...cursor }, until)),
      );
    },
  });
  addVerb(group, {
    usage: 'show <id>',
    summary: 'show an uploaded file',
    run: async (call) => {
      const { api, provider, until } = call;
      showFile(call, await api.files.get({ provider, id: call.args[0] ?? '' }, until));
    },
  });
  addVerb(group, {
    usage: 'upload <path>',
    summary: 'upload a file, below 100 MB, whose address may be an input of a model',
    run: async (call) => showUpload(call, await upload(call, call.args[0] ?? '')),
  });
  addVerb(group, {
    usage: 'download <id-or-url>',
    summary: 'save an output by its address, or an uploaded file by its id or signed link',
    options: [
      { flags: '-o, --out <folder>', about: 'where to save it; the current folder unless given' },
      { flags: '--owner <name>', about: 'whose file it is; you unless given' },
    ],
    run: download,
  });
  addVerb(group, {
    usage: 'delete <id>',
    summary: 'delete an uploaded file',
    isDestructive: true,
    run: async (call) => {
      const id = call.args[0] ?? '';
      await confirm(call, `the file ${id}`);
      await call.api.files.delete({ provider: call.provider, id }, call.until);
      printDone(call, `The file ${id} was deleted.`, { deleted: id });
    },
  });
}

/** A gateway and a Cog server keep no files, so there is no address: at most the file itself, as a text. */
function showUpload(call: Call, file: ProviderFile): void {
  if (/^https?:/.test(file.url)) {
    showFile(call, file);
    return;
  }
  const { name, mediaType, size, sha256 } = file;
  call.cli.err.write(
    `"${call.provider}" keeps no files, so nothing was uploaded: give the file to a model with --input name=@path, and it goes along with the request.\n`,
  );
  printOne(call, { name, mediaType, size, sha256, url: null }, [
    ['Name', name],
    ['Type', mediaType],
    ['Bytes', size],
    ['SHA-256', sha256],
  ]);
}

function showFile(call: Call, file: ProviderFile): void {
  printOne(call, file, [
    ['File', file.id],
    ['Name', file.name],
    ['Type', file.mediaType],
    ['Bytes', file.size],
    ['SHA-256', file.sha256],
    ['Address', file.url],
    ['Created', file.createdAt],
    ['Expires', file.expiresAt],
  ]);
}

async function download(call: Call): Promise<void> {
  const { api, cli, flags, isJson, provider, until } = call;
  const folder = path.resolve(cli.cwd, flags.text('out') ?? '.');
  const saved = await api.files.download({ provider, from: await sourceOf(call), folder }, until);
  if (isJson) cli.out.write(`${JSON.stringify(saved, null, 2)}\n`);
  else cli.out.write(`${saved.path}\n`);
}

async function sourceOf(call: Call) {
  const text = call.args[0] ?? '';
  if (!/^[a-z]+:/i.test(text)) return signLink(call, text);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw badUsage(`"${text}" is no address: copy it again.`);
  // Parts only: the provider's own address is asked, whatever host the link names.
  const id = /\/files\/([^/]+)\/download$/.exec(url.pathname)?.[1];
  const [owner, expiry, signature] = ['owner', 'expiry', 'signature'].map((name) =>
    url.searchParams.get(name),
  );
  if (id !== undefined && owner && Number.isInteger(Number(expiry ?? 'x')) && signature)
    return { id, owner, expiry: Number(expiry), signature };
  return { url: text };
}

/** Makes a signed link with the signing secret of the Files API (replicate-api.md section 2). */
async function signLink(call: Call, id: string) {
  const { api, cli, flags, provider, until } = call;
  const secret = await readSecret(cli, 'Signing secret of the Files API');
  const owner = flags.text('owner') ?? (await api.account.get({ provider }, until)).username;
  const expiry = Math.floor(cli.now() / 1000) + linkSeconds;
  const hash = createHmac('sha256', secret).update(`${owner} ${id} ${expiry}`);
  return { id, owner, expiry, signature: hash.digest('base64') };
}

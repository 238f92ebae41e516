import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { badUsage, toCliError } from '../cliError.ts';
import { printableLines } from '../printable.ts';
import { addGroup, addVerb, type Place, type VerbOption } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { predictionColumns } from '../resources/columns.ts';
import { confirm } from '../resources/confirm.ts';
import { defined, parseRef } from '../resources/parseArguments.ts';
import { limitOf, printDone, printList, printOne, take } from '../resources/print.ts';
import type { Column } from '../resources/table.ts';

const columns: readonly Column<ModelSummary>[] = [
  { title: 'MODEL', value: ({ owner, name }) => `${owner}/${name}` },
  { title: 'RUNS', value: ({ runCount }) => String(runCount) },
  { title: 'OFFICIAL', value: ({ official }) => (official ? 'yes' : '') },
  { title: 'DESCRIPTION', value: ({ description }) => description },
];

const linkOptions: readonly VerbOption[] = [
  { flags: '--description <text>', about: 'what it does, in a sentence' },
  { flags: '--github-url <url>', about: 'where its source is' },
  { flags: '--paper-url <url>', about: 'where its paper is' },
  { flags: '--license-url <url>', about: 'where its licence is' },
];

/** The most that GET /search gives; more comes page by page. */
const searchLimit = 50;

/** Adds `patchbay models`. */
export function addModelsCommand(place: Place): void {
  const group = addGroup(place, 'models', 'find models, and look after your own');
  addVerb(group, {
    usage: 'search <words...>',
    summary: 'find models, the best first',
    isList: true,
    run: async (call) => printList(call, columns, await search(call)),
  });
  addVerb(group, {
    usage: 'list',
    summary: 'list the public models and your own',
    isList: true,
    options: [
      {
        flags: '--sort <by>',
        about: 'by the date of the model or of its newest version',
        choices: ['model_created_at', 'latest_version_created_at'],
      },
      {
        flags: '--order <order>',
        about: 'the oldest or the newest first',
        choices: ['asc', 'desc'],
      },
    ],
    run: async (call) => printList(call, columns, await take(call, (cursor) => list(call, cursor))),
  });
  addVerb(group, { usage: 'show <model>', summary: 'show one model', isKept: true, run: show });
  addVerb(group, {
    usage: 'readme <model>',
    summary: 'print the readme of a model',
    isKept: true,
    run: readme,
  });
  addVerb(group, {
    usage: 'examples <model>',
    summary: 'list the examples of a model',
    isList: true,
    isKept: true,
    run: async (call) => {
      const { api, fresh, provider, until } = call;
      const ref = parseRef(call.args[0]);
      const items = await take(call, (cursor) =>
        api.models.examples({ provider, ...ref, ...cursor, ...fresh }, until),
      );
      printList(call, predictionColumns, items);
    },
  });
  addVerb(group, {
    usage: 'create <model>',
    summary: 'create a model of your own, which versions are pushed or trained to',
    options: [
      { flags: '--hardware <sku>', about: 'what it runs on; "patchbay hardware" lists it' },
      { flags: '--public', about: 'for everybody; private unless given' },
      { flags: '--cover-image-url <url>', about: 'its picture' },
      ...linkOptions,
    ],
    run: create,
  });
  addVerb(group, {
    usage: 'update <model>',
    summary: 'change what is told about a model of your own',
    options: [
      { flags: '--readme <file>', about: 'a Markdown file' },
      { flags: '--weights-url <url>', about: 'where its weights are' },
      ...linkOptions,
    ],
    run: update,
  });
  addVerb(group, {
    usage: 'delete <model>',
    summary: 'delete a private model of your own that has no versions',
    isDestructive: true,
    run: async (call) => {
      const ref = parseRef(call.args[0]);
      await confirm(call, `the model ${call.args[0]}`);
      await call.api.models.delete({ provider: call.provider, ...ref }, call.until);
      printDone(call, `The model ${call.args[0]} was deleted.`, { deleted: call.args[0] });
    },
  });
}

async function search(call: Call): Promise<readonly ModelSummary[]> {
  const { api, provider, until } = call;
  const query = call.args.join(' ');
  const limit = limitOf(call);
  if (limit <= searchLimit)
    return (await api.search.everything({ provider, query, limit }, until)).models;
  return take(call, (cursor) => api.search.models({ provider, query, ...cursor }, until));
}

function list({ api, flags, provider, until }: Call, cursor: { readonly cursor?: string }) {
  const sortBy = flags.text('sort') === 'model_created_at' ? 'model_created_at' : undefined;
  const sortDirection = flags.text('order') === 'asc' ? 'asc' : undefined;
  return api.models.list({ provider, ...cursor, ...defined({ sortBy, sortDirection }) }, until);
}

async function show(call: Call): Promise<void> {
  const { api, fresh, provider, until } = call;
  const model = await api.models.get({ provider, ...parseRef(call.args[0]), ...fresh }, until);
  printOne(call, model, [
    ['Model', `${model.owner}/${model.name}`],
    ['Description', model.description],
    ['Official', model.official ? 'yes' : 'no'],
    ['Runs', model.runCount],
    ['Version', model.latestVersion?.id],
    ['Made', model.latestVersion?.createdAt],
    ['Page', model.url],
    ['Source', model.githubUrl],
    ['Paper', model.paperUrl],
    ['Licence', model.licenseUrl],
  ]);
}

async function readme({ api, args, cli, fresh, isJson, provider, until }: Call): Promise<void> {
  const text = await api.models.readme({ provider, ...parseRef(args[0]), ...fresh }, until);
  if (isJson) cli.out.write(`${JSON.stringify({ readme: text }, null, 2)}\n`);
  else if (text.trim() === '') cli.err.write('The model has no readme.\n');
  else cli.out.write(`${printableLines(text).trimEnd()}\n`);
}

async function create(call: Call): Promise<void> {
  const { api, flags, provider, until } = call;
  const made = await api.models.create(
    {
      provider,
      ...parseRef(call.args[0]),
      visibility: flags.has('public') ? 'public' : 'private',
      hardware: flags.required('hardware'),
      ...linksOf(call),
      ...defined({ coverImageUrl: flags.text('coverImageUrl') }),
    },
    until,
  );
  printDone(call, `The model ${made.owner}/${made.name} was created.`, made);
}

async function update(call: Call): Promise<void> {
  const { api, flags, provider, until } = call;
  const changes = {
    ...linksOf(call),
    ...defined({ readme: await readmeOf(call), weightsUrl: flags.text('weightsUrl') }),
  };
  if (Object.keys(changes).length === 0)
    throw badUsage('Nothing is to be changed: "--help" lists what can be.');
  const ref = parseRef(call.args[0]);
  const changed = await api.models.update({ provider, ...ref, changes }, until);
  printDone(call, `The model ${changed.owner}/${changed.name} was changed.`, changed);
}

function linksOf({ flags }: Call) {
  return defined({
    description: flags.text('description'),
    githubUrl: flags.text('githubUrl'),
    paperUrl: flags.text('paperUrl'),
    licenseUrl: flags.text('licenseUrl'),
  });
}

async function readmeOf({ cli, flags }: Call): Promise<string | undefined> {
  const file = flags.text('readme');
  if (file === undefined) return undefined;
  return readFile(path.resolve(cli.cwd, file), 'utf8').catch((error: unknown) => {
    throw badUsage(`The readme "${file}" cannot be read. ${toCliError(error).message}`);
  });
}

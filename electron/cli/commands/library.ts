import type { Collection } from '../../../shared/domain/library.ts';
import { printable } from '../printable.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { limitOf, printDone, printList, printOne, take } from '../resources/print.ts';
import { writeTable, type Column } from '../resources/table.ts';

const collectionColumns: readonly Column<Collection>[] = [
  { title: 'COLLECTION', value: ({ slug }) => slug },
  { title: 'NAME', value: ({ name }) => name },
  { title: 'DESCRIPTION', value: ({ description }) => description },
];

/** The most models that the search gives. */
const searchLimit = 50;

/** Adds `patchbay collections`, `hardware`, `account`, `search` and `webhooks`. */
export function addLibraryCommands(place: Place): void {
  addVerb(place, {
    usage: 'search <words...>',
    summary: 'search models, collections and pages at once',
    isList: true,
    run: search,
  });
  const collections = addGroup(place, 'collections', 'look at collections of models');
  addVerb(collections, {
    usage: 'list',
    summary: 'list the collections',
    isList: true,
    isKept: true,
    run: async (call) => {
      const { api, fresh, provider, until } = call;
      const items = await take(call, (cursor) =>
        api.collections.list({ provider, ...cursor, ...fresh }, until),
      );
      printList(call, collectionColumns, items);
    },
  });
  addVerb(collections, {
    usage: 'show <slug>',
    summary: 'show a collection and its models',
    isKept: true,
    run: showCollection,
  });
  addVerb(place, {
    usage: 'hardware',
    summary: 'list the hardware that models can run on',
    isKept: true,
    run: async (call) => {
      const { api, fresh, provider, until } = call;
      const items = await api.hardware.list({ provider, ...fresh }, until);
      printList(
        call,
        [
          { title: 'SKU', value: ({ sku }) => sku },
          { title: 'NAME', value: ({ name }) => name },
        ],
        items,
      );
    },
  });
  addVerb(place, {
    usage: 'account',
    summary: 'show whose token is used',
    run: async (call) => {
      const account = await call.api.account.get({ provider: call.provider }, call.until);
      printOne(call, account, [
        ['Account', account.username],
        ['Name', account.name],
        ['Type', account.type],
      ]);
    },
  });
  const webhooks = addGroup(place, 'webhooks', 'prepare to receive webhooks');
  addVerb(webhooks, {
    usage: 'secret',
    summary: 'print the key that your webhooks are signed with; keep it to yourself',
    run: async (call) => {
      const secret = await call.api.webhooks.secret({ provider: call.provider }, call.until);
      if (call.isJson) printDone(call, '', { secret });
      else call.cli.out.write(`${printable(secret)}\n`);
    },
  });
}

async function search(call: Call): Promise<void> {
  const { api, args, cli, isJson, provider, until } = call;
  const limit = Math.min(searchLimit, limitOf(call));
  const found = await api.search.everything({ provider, query: args.join(' '), limit }, until);
  const rows = [
    ...found.models.map((model) => ({
      kind: 'model',
      name: `${model.owner}/${model.name}`,
      about: model.description,
    })),
    ...found.collections.map(({ slug, description }) => ({
      kind: 'collection',
      name: slug,
      about: description,
    })),
    ...found.pages.map(({ name, href }) => ({ kind: 'page', name: href, about: name })),
  ];
  if (isJson) cli.out.write(`${JSON.stringify(found, null, 2)}\n`);
  else
    printList(
      call,
      [
        { title: 'KIND', value: ({ kind }) => kind },
        { title: 'NAME', value: ({ name }) => name },
        { title: 'ABOUT', value: ({ about }) => about },
      ],
      rows,
    );
}

async function showCollection(call: Call): Promise<void> {
  const { api, cli, fresh, provider, until } = call;
  const slug = call.args[0] ?? '';
  const found = await api.collections.get({ provider, slug, ...fresh }, until);
  printOne(call, found, [
    ['Collection', found.slug],
    ['Name', found.name],
    ['Description', found.description],
  ]);
  if (call.isJson) return;
  cli.out.write('\n');
  writeTable(
    cli.out,
    [
      { title: 'MODEL', value: ({ owner, name }) => `${owner}/${name}` },
      { title: 'DESCRIPTION', value: ({ description }) => description },
    ],
    found.models,
  );
}

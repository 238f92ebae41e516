import type { Deployment } from '../../../shared/domain/deployment.ts';
import { badUsage } from '../cliError.ts';
import { addGroup, addVerb, type Place, type VerbOption } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { confirm } from '../resources/confirm.ts';
import { defined, parseRef, parseVersionRef } from '../resources/parseArguments.ts';
import { printDone, printList, printOne, take } from '../resources/print.ts';
import type { Column } from '../resources/table.ts';

const columns: readonly Column<Deployment>[] = [
  { title: 'DEPLOYMENT', value: ({ owner, name }) => `${owner}/${name}` },
  { title: 'MODEL', value: ({ release }) => release?.model ?? '' },
  { title: 'VERSION', value: ({ release }) => release?.version.slice(0, 12) ?? '' },
  { title: 'HARDWARE', value: ({ release }) => release?.hardware ?? '' },
  {
    title: 'INSTANCES',
    value: ({ release }) =>
      release === null ? '' : `${release.minInstances} to ${release.maxInstances}`,
  },
];

const settingOptions: readonly VerbOption[] = [
  { flags: '--hardware <sku>', about: 'what it runs on; "patchbay hardware" lists it' },
  { flags: '--min <number>', about: 'instances that always run, and cost money: 0 to 5' },
  { flags: '--max <number>', about: 'instances at most: 0 to 20' },
];

/** Adds `patchbay deployments`. */
export function addDeploymentsCommand(place: Place): void {
  const group = addGroup(place, 'deployments', 'look after your deployments');
  addVerb(group, {
    usage: 'list',
    summary: 'list your deployments',
    isList: true,
    run: async (call) => {
      const { api, provider, until } = call;
      const items = await take(call, (cursor) =>
        api.deployments.list({ provider, ...cursor }, until),
      );
      printList(call, columns, items);
    },
  });
  addVerb(group, { usage: 'show <deployment>', summary: 'show a deployment', run: show });
  addVerb(group, {
    usage: 'create <name>',
    summary: 'deploy a version of a model',
    options: [
      { flags: '--model <version>', about: 'what to deploy: owner/name:version' },
      ...settingOptions,
    ],
    run: create,
  });
  addVerb(group, {
    usage: 'update <deployment>',
    summary: 'change the version, the hardware or the instances of a deployment',
    options: [
      { flags: '--model-version <id>', about: 'another version of the model, all 64 digits' },
      ...settingOptions,
    ],
    run: update,
  });
  addVerb(group, {
    usage: 'delete <deployment>',
    summary: 'delete a deployment that has been unused for 15 minutes',
    isDestructive: true,
    run: async (call) => {
      const { api, provider, until } = call;
      const ref = parseRef(call.args[0]);
      await confirm(call, `the deployment ${call.args[0]}`);
      await api.deployments.delete({ provider, ...ref }, until);
      printDone(call, `The deployment ${call.args[0]} was deleted.`, { deleted: call.args[0] });
    },
  });
}

async function show(call: Call): Promise<void> {
  const { api, provider, until } = call;
  const found = await api.deployments.get({ provider, ...parseRef(call.args[0]) }, until);
  const { release } = found;
  printOne(call, found, [
    ['Deployment', `${found.owner}/${found.name}`],
    ['Release', release?.number],
    ['Model', release?.model],
    ['Version', release?.version],
    ['Hardware', release?.hardware],
    ['Instances', release === null ? '' : `${release.minInstances} to ${release.maxInstances}`],
    ['Released', release?.createdAt],
    ['By', release?.createdBy],
  ]);
}

async function create(call: Call): Promise<void> {
  const { api, flags, provider, until } = call;
  const { owner, name, version } = parseVersionRef(flags.required('model'));
  const made = await api.deployments.create(
    {
      provider,
      name: call.args[0] ?? '',
      model: `${owner}/${name}`,
      version,
      hardware: flags.required('hardware'),
      minInstances: flags.integer('min') ?? 0,
      maxInstances: flags.integer('max') ?? 1,
    },
    until,
  );
  printDone(call, `The deployment ${made.owner}/${made.name} was created.`, made);
}

async function update(call: Call): Promise<void> {
  const { api, flags, provider, until } = call;
  const changes = defined({
    version: flags.text('modelVersion'),
    hardware: flags.text('hardware'),
    minInstances: flags.integer('min'),
    maxInstances: flags.integer('max'),
  });
  if (Object.keys(changes).length === 0)
    throw badUsage('Nothing is to be changed: "--help" lists what can be.');
  const ref = parseRef(call.args[0]);
  const changed = await api.deployments.update({ provider, ...ref, changes }, until);
  const release = changed.release === null ? '' : ` It is at release ${changed.release.number}.`;
  printDone(call, `The deployment ${call.args[0]} was changed.${release}`, changed);
}

import type { ModelVersion } from '../../../shared/domain/model.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import { confirm } from '../resources/confirm.ts';
import { parseRef, parseVersionRef } from '../resources/parseArguments.ts';
import { printDone, printList, printOne, take } from '../resources/print.ts';
import type { Column } from '../resources/table.ts';

const columns: readonly Column<ModelVersion>[] = [
  { title: 'VERSION', value: ({ id }) => id },
  { title: 'CREATED', value: ({ createdAt }) => createdAt ?? '' },
  { title: 'COG', value: ({ cogVersion }) => cogVersion ?? '' },
];

/** Adds `patchbay versions`. */
export function addVersionsCommand(place: Place): void {
  const group = addGroup(place, 'versions', 'look at the versions of a model, and delete your own');
  addVerb(group, {
    usage: 'list <model>',
    summary: 'list the versions of a model, the newest first; official models have none',
    isList: true,
    isKept: true,
    run: async (call) => {
      const { api, fresh, provider, until } = call;
      const ref = parseRef(call.args[0]);
      const items = await take(call, (cursor) =>
        api.versions.list({ provider, ...ref, ...cursor, ...fresh }, until),
      );
      printList(call, columns, items);
    },
  });
  addVerb(group, {
    usage: 'show <version>',
    summary: 'show a version, owner/name:version; --json has its schema',
    isKept: true,
    run: async (call) => {
      const { api, fresh, provider, until } = call;
      const ref = parseVersionRef(call.args[0]);
      const version = await api.versions.get({ provider, ...ref, ...fresh }, until);
      printOne(call, version, [
        ['Version', version.id],
        ['Created', version.createdAt],
        ['Cog', version.cogVersion],
        ['Schema', version.schema === null ? 'none' : 'in --json'],
      ]);
    },
  });
  addVerb(group, {
    usage: 'delete <version>',
    summary: 'delete a version of your own with all of its predictions and files',
    isDestructive: true,
    run: async (call) => {
      const { api, provider, until } = call;
      const ref = parseVersionRef(call.args[0]);
      await confirm(call, `the version ${call.args[0]} with all of its predictions and files`);
      await api.versions.delete({ provider, ...ref }, until);
      printDone(call, 'The version will be deleted within some minutes.', {
        accepted: call.args[0],
      });
    },
  });
}

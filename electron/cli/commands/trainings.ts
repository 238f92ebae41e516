import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import { trainingColumns, workLines } from '../resources/columns.ts';
import { parseRef, parseVersionRef } from '../resources/parseArguments.ts';
import { printDone, printList, printOne, take } from '../resources/print.ts';
import {
  inputOption,
  parseInputs,
  readWebhook,
  uploadInputs,
  webhookOptions,
} from '../resources/readInput.ts';

/** Adds `patchbay trainings`. */
export function addTrainingsCommand(place: Place): void {
  const group = addGroup(place, 'trainings', 'start, follow and cancel trainings');
  addVerb(group, {
    usage: 'list',
    summary: 'list your trainings, the newest first',
    isList: true,
    run: async (call) => {
      const { api, provider, until } = call;
      const items = await take(call, (cursor) =>
        api.trainings.list({ provider, ...cursor }, until),
      );
      printList(call, trainingColumns, items);
    },
  });
  addVerb(group, {
    usage: 'show <id>',
    summary: 'show a training; --json has its logs',
    run: async (call) => {
      const { api, provider, until } = call;
      const found = await api.trainings.get({ provider, id: call.args[0] ?? '' }, until);
      printOne(call, found, [
        ['Training', found.id],
        ...workLines(found),
        ['Result', found.output?.version],
        ['Weights', found.output?.weights],
      ]);
    },
  });
  addVerb(group, {
    usage: 'create <version>',
    summary: 'train a version, owner/name:version, which costs money, and do not wait for it',
    options: [
      { flags: '--destination <model>', about: 'a model of your own that takes the result' },
      inputOption,
      ...webhookOptions,
    ],
    run: async (call) => {
      const { api, provider, until } = call;
      const ref = parseVersionRef(call.args[0]);
      const destination = call.flags.required('destination');
      parseRef(destination);
      const hook = readWebhook(call);
      const input = await uploadInputs(call, parseInputs(call));
      const made = await api.trainings.create(
        { provider, ...ref, destination, input, ...hook },
        until,
      );
      printDone(call, `The training ${made.id} is ${made.status}.`, made);
    },
  });
  addVerb(group, {
    usage: 'cancel <id>',
    summary: 'cancel a training',
    run: async (call) => {
      const { api, provider, until } = call;
      const found = await api.trainings.cancel({ provider, id: call.args[0] ?? '' }, until);
      printDone(call, `The training ${found.id} is ${found.status}.`, found);
    },
  });
}

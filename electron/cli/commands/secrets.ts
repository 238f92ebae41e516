import type { NamedSecret } from '../../../shared/api/types.ts';
import { secretVariable } from '../../engine/secrets/namedSecrets.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import { confirm } from '../resources/confirm.ts';
import { printDone, printList } from '../resources/print.ts';
import { readSecret } from '../resources/readSecret.ts';
import type { Column } from '../resources/table.ts';

const placeWords: { readonly [place in NamedSecret['place']]: string } = {
  keychain: 'in the keychain',
  environment: 'in the environment',
  session: 'for this session',
  missing: 'missing',
};

const columns: readonly Column<NamedSecret>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'VALUE', value: ({ place }) => placeWords[place] },
];

/** Adds `patchbay secrets`. */
export function addSecretsCommand(place: Place): void {
  const group = addGroup(place, 'secrets', 'keep the secrets that inputs of models refer to');
  addVerb(group, {
    usage: 'list',
    summary: 'list the secrets, and where their values are',
    isLocal: true,
    isDefault: true,
    run: async (call) =>
      printList(call, columns, await call.engine.client.secrets.list(undefined, call.until)),
  });
  addVerb(group, {
    usage: 'set <name>',
    summary: 'keep a secret in the keychain: typed when asked, or piped in',
    isLocal: true,
    run: async (call) => {
      const [name = ''] = call.args;
      const value = await readSecret(call.cli, `Secret ${name}`);
      const kept = await call.engine.client.secrets.set({ name, value }, call.until);
      if (kept.place === 'session')
        throw new CliError(
          `There is no keychain that could keep the secret: set ${secretVariable(name)} in the environment.`,
          exitCodes.unexpected,
        );
      const rest =
        kept.place === 'environment' ? ' The one of the environment goes before it.' : '';
      printDone(call, `The secret "${name}" is in the keychain.${rest}`, kept);
    },
  });
  addVerb(group, {
    usage: 'remove <name>',
    summary: 'forget a secret',
    isLocal: true,
    isDestructive: true,
    run: async (call) => {
      const [name = ''] = call.args;
      await confirm(call, `the secret "${name}"`);
      await call.engine.client.secrets.remove({ name }, call.until);
      printDone(call, `The secret "${name}" is forgotten.`, { name });
    },
  });
}

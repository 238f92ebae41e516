import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { printDone, printList } from '../resources/print.ts';
import { readSecret } from '../resources/readSecret.ts';
import type { Column } from '../resources/table.ts';

const columns: readonly Column<ConnectionInfo>[] = [
  { title: 'PROVIDER', value: ({ id }) => id },
  { title: 'TOKEN', value: ({ token }) => tokenWords[token] },
  { title: 'ADDRESS', value: ({ baseUrl }) => baseUrl },
];

const tokenWords: { readonly [place in ConnectionInfo['token']]: string } = {
  keychain: 'in the keychain',
  environment: 'in the environment',
  session: 'for this session',
  missing: 'missing',
  'not-needed': 'not needed',
};

/** Adds `patchbay auth`. */
export function addAuthCommand(place: Place): void {
  const group = addGroup(place, 'auth', 'keep the tokens of providers in the keychain');
  addVerb(group, {
    usage: 'status',
    summary: 'list the providers, and where their tokens are',
    run: async (call) => {
      const { engine, until } = call;
      printList(call, columns, await engine.client.connections.list(undefined, until));
    },
  });
  addVerb(group, {
    usage: 'login',
    summary: 'keep a token in the keychain: typed when asked, or piped in',
    run: login,
  });
  addVerb(group, {
    usage: 'logout',
    summary: 'take the token out of the keychain',
    run: async (call) => {
      const { engine, provider, until } = call;
      const info = await engine.client.connections.removeToken({ id: provider }, until);
      const rest =
        info.token === 'environment' ? ' The one of the environment is used from now on.' : '';
      printDone(call, `The keychain holds no token of ${info.title} any more.${rest}`, info);
    },
  });
  addVerb(group, {
    usage: 'test',
    summary: 'ask the provider whose token it is',
    run: async (call) => {
      const { engine, provider, until } = call;
      const result = await engine.client.connections.test({ id: provider }, until);
      if (!result.ok) throw new CliError(result.message, exitCodes.providerUnusable);
      printDone(call, `The token of ${result.username} works.`, result);
    },
  });
}

async function login(call: Call): Promise<void> {
  const { cli, engine, provider, until } = call;
  const token = await readSecret(cli, `Token of ${provider}`);
  const info = await engine.client.connections.setToken({ id: provider, token }, until);
  if (info.token === 'session')
    throw new CliError(
      'There is no keychain that could keep the token: set it in the environment, by the variable that "patchbay help" names.',
      exitCodes.unexpected,
    );
  const rest = info.token === 'environment' ? ' The one of the environment goes before it.' : '';
  printDone(call, `The token of ${info.title} is in the keychain.${rest}`, info);
}

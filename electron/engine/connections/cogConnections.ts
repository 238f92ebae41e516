import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import { parseCogAddress, type CogAddress } from '../../providers/cog/cogAddress.ts';
import { createCogProvider, type CogProvider } from '../../providers/cog/createCogProvider.ts';
import { cogHostOf } from '../../../shared/domain/model.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The Cog servers that the user has added by their addresses; their ids are `cog:<host:port>`. */
export type CogConnections = {
  /** Throws `not-found` for one that was not added: a pipeline's author must not choose what is contacted. */
  provider(id: string): CogProvider;
  /** The connection as people read it. */
  title(id: string): string;
  list(): readonly ConnectionInfo[];
  /** Keeps the address once a Cog server answers there, even if it is still starting. */
  add(url: string): Promise<ConnectionInfo>;
  /** Forgets the address and ends what runs there. Throws `not-found`. */
  remove(id: string): Promise<void>;
  close(): Promise<void>;
};

const settingsKey = 'cogServers';
const storedSchema = z.array(z.string()).catch([]);

/** Wires the Cog servers kept in the settings table, which the desktop and the command line share. */
export function createCogConnections(database: DatabaseSync): CogConnections {
  const open = new Map<string, CogProvider>();
  const getValue = database.prepare('SELECT value FROM settings WHERE key = ?');
  const setValue = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );

  const stored = (): readonly CogAddress[] =>
    storedSchema.parse(tryJson(getValue.get(settingsKey)?.['value'])).flatMap((url) => {
      const address = findAddress(url);
      return address === undefined ? [] : [address];
    });
  const store = (addresses: readonly CogAddress[]): void => {
    setValue.run(settingsKey, JSON.stringify(addresses.map(({ origin }) => origin)));
  };
  const get = (id: string): CogAddress => {
    const found = stored().find((address) => address.id === id);
    if (found !== undefined) return found;
    throw new FailureError({
      kind: 'not-found',
      ...say('access.noCog', { id }),
    });
  };
  const forget = async (id: string): Promise<void> => {
    const provider = open.get(id);
    open.delete(id);
    await provider?.close();
  };

  return {
    provider: (id) => {
      const { origin } = get(id);
      const provider = open.get(id) ?? createCogProvider({ url: origin });
      open.set(id, provider);
      return provider;
    },
    title: titleOf,
    list: () => stored().map(toInfo),
    add: async (url) => {
      const address = parseCogAddress(url);
      const probe = createCogProvider({ url: address.origin });
      await probe.recognise().finally(() => probe.close());
      const others = stored().filter(({ id }) => id !== address.id);
      if (!stored().some(({ origin }) => origin === address.origin)) await forget(address.id);
      store([...others, address]);
      return toInfo(address);
    },
    remove: async (id) => {
      get(id);
      store(stored().filter((address) => address.id !== id));
      await forget(id);
    },
    close: async () => {
      for (const id of open.keys()) await forget(id);
    },
  };
}

function toInfo({ id, origin }: CogAddress): ConnectionInfo {
  return { id, title: titleOf(id), baseUrl: origin, token: 'not-needed' };
}

function titleOf(id: string): string {
  return `Cog ${cogHostOf(id) ?? id}`;
}

/** What an older version has stored may not be allowed any more. */
function findAddress(url: string): CogAddress | undefined {
  try {
    return parseCogAddress(url);
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}

function tryJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

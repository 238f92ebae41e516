import type { DatabaseSync } from 'node:sqlite';
import type { NamedSecret } from '../../../shared/api/types.ts';
import { invalidInput } from '../../../shared/domain/failure.ts';
import type { SecretStore } from '../engine.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Secrets that inputs of models refer to by name. A value goes in and comes out only into a request to a model. */
export type NamedSecrets = {
  /** By name. */
  list(): Promise<readonly NamedSecret[]>;
  /** Keeps a value, in place of what had the name. */
  set(name: string, value: string): Promise<NamedSecret>;
  remove(name: string): Promise<void>;
  /** The value; that of the environment goes first. Throws `invalid-input` with the port where there is none. */
  get(name: string, port: string): Promise<string>;
};

/** The environment variable that gives a secret: `PATCHBAY_SECRET_HF_TOKEN` for `hf-token`. */
export function secretVariable(name: string): string {
  return `PATCHBAY_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Wires the named secrets: their names on disk, their values in the secret store. */
export function createNamedSecrets(options: {
  readonly database: DatabaseSync;
  readonly secrets: SecretStore;
  readonly env: { readonly [name: string]: string | undefined };
}): NamedSecrets {
  const { database, secrets, env } = options;
  const names = database.prepare('SELECT name FROM secret_names ORDER BY name');
  const add = database.prepare('INSERT OR IGNORE INTO secret_names (name) VALUES (?)');
  const drop = database.prepare('DELETE FROM secret_names WHERE name = ?');

  const find = async (name: string): Promise<string | undefined> =>
    env[secretVariable(name)] ?? (await secrets.get(storedName(name)));
  const describe = async (name: string): Promise<NamedSecret> => {
    if (env[secretVariable(name)] !== undefined) return { name, place: 'environment' };
    const isThere = (await secrets.get(storedName(name)).catch(() => undefined)) !== undefined;
    return { name, place: isThere ? secrets.kind : 'missing' };
  };

  return {
    list: () => Promise.all(names.all().map((row) => describe(String(row['name'])))),
    set: async (name, value) => {
      await secrets.set(storedName(name), value);
      add.run(name);
      return describe(name);
    },
    remove: async (name) => {
      await secrets.delete(storedName(name));
      drop.run(name);
    },
    get: async (name, port) => {
      const value = await find(name);
      if (value !== undefined) return value;
      throw invalidInput(say('runs.secretMissing', { name, variable: secretVariable(name) }), port);
    },
  };
}

function storedName(name: string): string {
  return `secret:${name}`;
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { SecretStore } from '../engine/engine.ts';
import { createKeyringSecrets } from '../engine/secrets/keyringSecrets.ts';
import type { SafeStorageLike } from './electronLike.ts';

type SecretOptions = {
  readonly safeStorage: SafeStorageLike;
  /** Holds the encrypted tokens where the keychain itself cannot; readable by the user only. */
  readonly file: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** The OS keychain, or a store of the session where there is none; the real one unless given. */
  readonly openKeychain?: () => Promise<SecretStore>;
};

const zFile = z.record(z.string(), z.base64());

/**
 * Where tokens are kept: the OS keychain; else a file encrypted with a key that the OS keeps; else memory. Never a
 * plain file. `PATCHBAY_KEYCHAIN=off` means memory.
 */
export async function createDesktopSecrets(options: SecretOptions): Promise<SecretStore> {
  const openKeychain = options.openKeychain ?? (() => createKeyringSecrets({ env: options.env }));
  const keychain = await openKeychain();
  const isOff = options.env['PATCHBAY_KEYCHAIN'] === 'off';
  if (keychain.kind === 'keychain' || isOff || !isRealEncryption(options.safeStorage))
    return keychain;
  return createEncryptedFile(options);
}

/** On a Linux desktop without a keychain, Electron would encrypt with a key that everybody knows. */
function isRealEncryption(safeStorage: SafeStorageLike): boolean {
  const backend = safeStorage.getSelectedStorageBackend?.();
  return safeStorage.isEncryptionAvailable() && backend !== 'basic_text' && backend !== 'unknown';
}

function createEncryptedFile({ safeStorage, file }: SecretOptions): SecretStore {
  const read = async (): Promise<Map<string, string>> => {
    try {
      return new Map(Object.entries(zFile.parse(JSON.parse(await readFile(file, 'utf8')))));
    } catch {
      // No file yet, or one that cannot be read: the user gives the token again.
      return new Map();
    }
  };
  const change = async (edit: (entries: Map<string, string>) => void): Promise<void> => {
    const entries = await read();
    edit(entries);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.tmp`, JSON.stringify(Object.fromEntries(entries)), {
      mode: 0o600,
      flush: true,
    });
    await rename(`${file}.tmp`, file);
  };
  let last = Promise.resolve();
  const inTurn = (edit: (entries: Map<string, string>) => void): Promise<void> => {
    const turn = last.then(() => change(edit));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    kind: 'keychain',
    async get(name) {
      const encrypted = (await read()).get(name);
      if (encrypted === undefined) return undefined;
      try {
        return safeStorage.decryptString(Buffer.from(encrypted, 'base64'));
      } catch {
        return undefined;
      }
    },
    set: (name, value) =>
      inTurn((entries) => entries.set(name, safeStorage.encryptString(value).toString('base64'))),
    delete: (name) => inTurn((entries) => entries.delete(name)),
  };
}

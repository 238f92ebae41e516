import type { EntryOptions } from '@napi-rs/keyring';
import type { SecretStore } from '../engine.ts';
import { aborted } from '../runs/untilAborted.ts';

/** One credential of the OS keychain; the part of `AsyncEntry` of @napi-rs/keyring that is used. */
export type KeyringEntry = {
  getPassword(signal?: AbortSignal): Promise<string | null>;
  setPassword(password: string, signal?: AbortSignal): Promise<void>;
  deletePassword(signal?: AbortSignal): Promise<boolean>;
};

type Options = {
  /** The name that the keychain shows; `patchbay` unless given. */
  readonly service?: string;
  /** Opens a credential; the real keychain unless given. Throws where there is none. */
  readonly openEntry?: (service: string, name: string) => KeyringEntry | Promise<KeyringEntry>;
  /** How long the keychain may take to answer the first question, in milliseconds; 2,000 unless given. */
  readonly timeoutMs?: number;
  /** `PATCHBAY_KEYCHAIN=off` keeps tokens in memory only. */
  readonly env?: { readonly [name: string]: string | undefined };
};

/** A Secret Service outlives a restart of the computer; the kernel keyring, its silent fallback, does not. */
const pinned: EntryOptions = { linux: { store: 'secret-service' } };

/**
 * The OS keychain where it answers in time, otherwise memory for this session. A keychain that is
 * missing, locked or silent is no error: `kind` says which store it is.
 */
export async function createKeyringSecrets(options: Options = {}): Promise<SecretStore> {
  if (options.env?.['PATCHBAY_KEYCHAIN'] === 'off') return createSessionSecrets();
  const service = options.service ?? 'patchbay';
  const openEntry = options.openEntry ?? openRealEntry;
  const signal = AbortSignal.timeout(options.timeoutMs ?? 2000);
  const probe = async (): Promise<boolean> => {
    const entry = await openEntry(service, 'probe');
    await entry.getPassword(signal);
    return true;
  };
  // A native call may ignore its signal: the race must end all the same.
  const works = await Promise.race([probe(), aborted(signal)]).catch(() => false);
  if (works !== true) return createSessionSecrets();
  return {
    kind: 'keychain',
    get: async (name) => (await (await openEntry(service, name)).getPassword()) ?? undefined,
    set: async (name, value) => (await openEntry(service, name)).setPassword(value),
    delete: async (name) => {
      await (await openEntry(service, name)).deletePassword();
    },
  };
}

/** Keeps tokens in memory until the process ends. */
export function createSessionSecrets(): SecretStore {
  const values = new Map<string, string>();
  return {
    kind: 'session',
    get: async (name) => values.get(name),
    set: async (name, value) => {
      values.set(name, value);
    },
    delete: async (name) => {
      values.delete(name);
    },
  };
}

/** Loaded at first use, so that a computer without the native module only loses the keychain. */
async function openRealEntry(service: string, name: string): Promise<KeyringEntry> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry(service, name, pinned);
}

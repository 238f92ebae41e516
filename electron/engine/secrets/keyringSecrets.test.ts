import { expect, test } from 'vitest';
import { createKeyringSecrets, createSessionSecrets, type KeyringEntry } from './keyringSecrets.ts';

function memoryKeychain(): (service: string, name: string) => KeyringEntry {
  const kept = new Map<string, string>();
  return (service, name) => {
    const key = `${service}/${name}`;
    return {
      getPassword: async () => kept.get(key) ?? null,
      setPassword: async (password) => void kept.set(key, password),
      deletePassword: async () => kept.delete(key),
    };
  };
}

test('keeps a token in a keychain that works', async () => {
  const openEntry = memoryKeychain();
  const secrets = await createKeyringSecrets({ openEntry });
  expect(secrets.kind).toBe('keychain');
  expect(await secrets.get('replicate')).toBeUndefined();
  await secrets.set('replicate', 'r8_secret');
  const again = await createKeyringSecrets({ openEntry });
  expect(await again.get('replicate')).toBe('r8_secret');
  await again.delete('replicate');
  expect(await secrets.get('replicate')).toBeUndefined();
});

test('falls back to the session where the keychain cannot be opened', async () => {
  const openEntry = (): never => {
    throw new Error('no secret service');
  };
  const secrets = await createKeyringSecrets({ openEntry });
  expect(secrets.kind).toBe('session');
  await secrets.set('replicate', 'r8_secret');
  expect(await secrets.get('replicate')).toBe('r8_secret');
});

test('does not wait for a keychain that never answers', async () => {
  const silent = new Promise<never>(() => undefined);
  const openEntry = (): KeyringEntry => ({
    getPassword: () => silent,
    setPassword: () => silent,
    deletePassword: () => silent,
  });
  expect((await createKeyringSecrets({ openEntry, timeoutMs: 5 })).kind).toBe('session');
});

test('PATCHBAY_KEYCHAIN=off never asks the keychain', async () => {
  const openEntry = (): never => {
    throw new Error('asked');
  };
  const secrets = await createKeyringSecrets({ openEntry, env: { PATCHBAY_KEYCHAIN: 'off' } });
  expect(secrets.kind).toBe('session');
});

test('the native module loads, and answers or falls back, on this computer', async () => {
  const secrets = await createKeyringSecrets({ service: 'patchbay-test' });
  expect(['keychain', 'session']).toContain(secrets.kind);
});

test('session stores do not share tokens', async () => {
  const first = createSessionSecrets();
  await first.set('replicate', 'r8_secret');
  expect(await createSessionSecrets().get('replicate')).toBeUndefined();
});

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDesktopSecrets } from '../../electron/desktop/secrets.ts';
import type { SafeStorageLike } from '../../electron/desktop/electronLike.ts';
import { createSessionSecrets } from '../../electron/engine/secrets/keyringSecrets.ts';
import { temporaryFolder } from './startDesktop.ts';

const token = 'r8_4fQnZsecretsecretsecretsecret';

/** Encrypts by turning every bit over: enough to see that nothing is written as it came. */
function safeStorage(key = 0xff, backend?: string): SafeStorageLike {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => turn(Buffer.from(`ok:${text}`)),
    decryptString(encrypted) {
      const text = turn(encrypted).toString();
      if (!text.startsWith('ok:')) throw new Error('wrong key');
      return text.slice(3);
    },
    ...(backend === undefined ? {} : { getSelectedStorageBackend: () => backend }),
  };
}

const noKeychain = async () => createSessionSecrets();

test('uses the keychain where there is one, and writes no file', async () => {
  const keychain = { ...createSessionSecrets(), kind: 'keychain' as const };
  const folder = temporaryFolder();
  const secrets = await createDesktopSecrets({
    safeStorage: safeStorage(),
    file: join(folder, 'secrets.json'),
    env: {},
    openKeychain: async () => keychain,
  });
  await secrets.set('replicate', token);
  expect(await keychain.get('replicate')).toBe(token);
  expect(readdirSync(folder)).toEqual([]);
});

test('without a keychain, keeps an encrypted file that only the user can read', async () => {
  const file = join(temporaryFolder(), 'desktop', 'secrets.json');
  const options = { safeStorage: safeStorage(), file, env: {}, openKeychain: noKeychain };
  const secrets = await createDesktopSecrets(options);
  expect(secrets.kind).toBe('keychain');
  expect(await secrets.get('replicate')).toBeUndefined();
  await Promise.all([secrets.set('replicate', token), secrets.set('other', 'another')]);
  const written = readFileSync(file);
  expect(written.includes(token)).toBe(false);
  expect(written.includes(Buffer.from(token).toString('base64'))).toBe(false);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

  const again = await createDesktopSecrets(options);
  expect([await again.get('replicate'), await again.get('other')]).toEqual([token, 'another']);
  await again.delete('replicate');
  expect([await secrets.get('replicate'), await secrets.get('other')]).toEqual([
    undefined,
    'another',
  ]);
});

test('a file that cannot be read or decrypted is no token', async () => {
  const file = join(temporaryFolder(), 'secrets.json');
  const options = { safeStorage: safeStorage(), file, env: {}, openKeychain: noKeychain };
  writeFileSync(file, 'not JSON');
  const secrets = await createDesktopSecrets(options);
  expect(await secrets.get('replicate')).toBeUndefined();
  await secrets.set('replicate', token);
  const otherKey = await createDesktopSecrets({ ...options, safeStorage: safeStorage(0x0f) });
  expect(await otherKey.get('replicate')).toBeUndefined();
});

test.each([
  ['encryption with a key that everybody knows', safeStorage(0xff, 'basic_text'), {}],
  ['no encryption', { ...safeStorage(), isEncryptionAvailable: () => false }, {}],
  ['PATCHBAY_KEYCHAIN=off', safeStorage(), { PATCHBAY_KEYCHAIN: 'off' }],
])('with %s, keeps tokens in memory only', async (_name, storage, env) => {
  const folder = temporaryFolder();
  const file = join(folder, 'secrets.json');
  const secrets = await createDesktopSecrets({
    safeStorage: storage,
    file,
    env,
    openKeychain: noKeychain,
  });
  expect(secrets.kind).toBe('session');
  await secrets.set('replicate', token);
  expect(await secrets.get('replicate')).toBe(token);
  expect(readdirSync(folder)).toEqual([]);
});

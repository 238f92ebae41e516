import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { createTestApp } from '../../test/support/rendererApp.ts';
import { en } from '../messages/en/en.ts';
import { whyReserved } from './keys/reservedKeys.ts';
import { defaultKeys, effectiveKeys } from './keys/effectiveKeys.ts';
import { actions } from './registry.ts';

const folder = import.meta.dirname;

/** What a menu, a toolbar or the palette can do is an export of one of these files. */
async function exportedActions(): Promise<readonly (readonly [file: string, action: Action])[]> {
  const files = readdirSync(folder).filter(
    (file) => /^\w+\.ts$/.test(file) && file !== 'registry.ts',
  );
  const found = files.map(async (file) => {
    const exported: { readonly [name: string]: unknown } = await import(join(folder, file));
    return Object.values(exported)
      .flat()
      .filter((value) => isAction(value))
      .map((action) => [file, action] as const);
  });
  return (await Promise.all(found)).flat();
}

function isAction(value: unknown): value is Action {
  return typeof value === 'object' && value !== null && 'perform' in value && 'isEnabled' in value;
}

test('every action that there is stands in the registry, once', async () => {
  const exported = await exportedActions();
  expect(exported.length).toBeGreaterThan(50);
  const missing = exported.filter(([, action]) => !actions.includes(action)).map(([file]) => file);
  expect(missing).toEqual([]);
  expect(actions.length).toBe(exported.length);
});

test('the titles in the message files are those of the actions', () => {
  const titles = Object.keys(en.actions.titles).filter((id) => id !== 'make-again');
  expect(titles.toSorted()).toEqual(actions.map(({ id }) => id).toSorted());
});

test('what cannot be done now says why', () => {
  const app = createTestApp();
  const silent = actions
    .filter((action) => !action.isEnabled(app))
    .filter((action) => (action.whyNot?.(app) ?? '') === '')
    .map(({ id }) => id);
  expect(silent).toEqual([]);
});

test.each([true, false])('the keys that Patchbay comes with can all be used (Mac: %s)', (isMac) => {
  const { keys, unused } = effectiveKeys(actions, {}, isMac);
  expect(unused).toEqual([]);
  for (const action of actions) expect(keys.get(action.id)).toEqual(defaultKeys(action));
});

test('no key that is shown is one that a browser takes for itself; the app has some of those besides', () => {
  const reserved = actions.filter(
    ({ shortcut }) => shortcut !== undefined && whyReserved(shortcut, false) !== undefined,
  );
  expect(reserved.map(({ id }) => id)).toEqual([]);
});

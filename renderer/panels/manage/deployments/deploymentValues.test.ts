import { expect, test } from 'vitest';
import { checkName } from '../parts/checkName.ts';
import { changedSettings, checkDeployment, toSettings } from './deploymentValues.ts';

const good = {
  name: 'my-app',
  model: 'me/model',
  version: 'a'.repeat(64),
  hardware: 'cpu',
  minInstances: '0',
  maxInstances: '1',
};
const faultsOf = (changes: Partial<typeof good>, isNew = true): readonly string[] =>
  Object.entries(checkDeployment({ ...good, ...changes }, isNew)).flatMap(([field, fault]) =>
    fault === undefined ? [] : [field],
  );

test('a whole deployment has no faults', () => {
  expect(faultsOf({})).toEqual([]);
});

test('every field is checked, the name and the model of a new one only', () => {
  const changes = { name: 'My App', model: 'model', version: '', hardware: '', minInstances: '6' };
  expect(faultsOf(changes)).toEqual(['name', 'model', 'version', 'hardware', 'minInstances']);
  expect(faultsOf(changes, false)).toEqual(['version', 'hardware', 'minInstances']);
});

test('instances: whole numbers within the limits, and not fewer at most than at least', () => {
  expect(faultsOf({ minInstances: '5', maxInstances: '20' })).toEqual([]);
  expect(faultsOf({ maxInstances: '21' })).toEqual(['maxInstances']);
  expect(faultsOf({ maxInstances: '1.5' })).toEqual(['maxInstances']);
  expect(faultsOf({ maxInstances: '' })).toEqual(['maxInstances']);
  expect(faultsOf({ minInstances: '2', maxInstances: '1' })).toEqual(['maxInstances']);
});

test('names', () => {
  expect(checkName('a')).toBeUndefined();
  expect(checkName('sdxl-1.0_x')).toBeUndefined();
  expect(checkName('-a')).toBeDefined();
  expect(checkName('Name')).toBeDefined();
  expect(checkName(' ')).toBe('Give it a name.');
});

test('only what changed is sent', () => {
  const before = toSettings(good);
  expect(changedSettings(before, before)).toEqual({});
  expect(changedSettings(before, toSettings({ ...good, maxInstances: '3' }))).toEqual({
    maxInstances: 3,
  });
});

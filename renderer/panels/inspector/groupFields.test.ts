import { expect, test } from 'vitest';
import type { Field } from '../../../shared/domain/ports.ts';
import { groupFields } from './groupFields.ts';

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  widget: { kind: 'line' },
  ...more,
});
const fields = [
  field('prompt'),
  field('folder', { advanced: true }),
  field('old', { deprecated: true, advanced: true }),
  field('older', { deprecated: true, advanced: true }),
];

test('sorts fields, keeps every one once, and keeps what is in use in sight', () => {
  const groups = groupFields(fields, ({ name }) => name === 'older');
  expect(groups.main.map(({ name }) => name)).toEqual(['prompt', 'older']);
  expect(groups.advanced.map(({ name }) => name)).toEqual(['folder']);
  expect(groups.deprecated.map(({ name }) => name)).toEqual(['old']);
});

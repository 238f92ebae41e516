import { expect, test } from 'vitest';
import type { RejectedField } from '../../../../shared/domain/failure.ts';
import { sortRefusal } from './fieldFaults.ts';

function refusal(fields: readonly RejectedField[]) {
  return { kind: 'provider-rejected', status: 422, message: 'Refused.', fields } as const;
}

test('the names of the API find the fields of the form', () => {
  const sorted = sortRefusal(
    refusal([
      { field: 'max_instances', description: 'must be at least min_instances' },
      { field: 'body.name', description: 'Is taken.' },
      { field: 'input.input_images', description: 'is required' },
    ]),
    ['name', 'maxInstances', 'input_images'],
  );
  expect(sorted).toEqual({
    faults: {
      maxInstances: 'Must be at least min_instances.',
      name: 'Is taken.',
      input_images: 'Is required.',
    },
    others: [],
  });
});

test('what belongs to no field is still said, and the message where nothing belongs to one', () => {
  expect(sortRefusal(refusal([{ field: 'webhook', description: 'Wrong.' }]), ['name'])).toEqual({
    faults: {},
    others: ['Refused.', 'webhook: Wrong.'],
  });
  const mixed = [
    { field: 'name', description: 'Wrong.' },
    { field: '', description: 'All of it.' },
  ];
  expect(sortRefusal(refusal(mixed), ['name'])).toEqual({
    faults: { name: 'Wrong.' },
    others: ['All of it.'],
  });
});

test('the engine names a field too', () => {
  const failure = { kind: 'invalid-input', message: 'It is too large.', port: 'width' } as const;
  expect(sortRefusal(failure, ['width'])).toEqual({
    faults: { width: 'It is too large.' },
    others: [],
  });
  expect(sortRefusal(failure, ['height']).others).toEqual(['It is too large.']);
});

test('another failure is its message', () => {
  const failure = { kind: 'payment-required', message: 'Pay first.' } as const;
  expect(sortRefusal(failure, ['name'])).toEqual({ faults: {}, others: ['Pay first.'] });
});

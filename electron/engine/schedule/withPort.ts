import { sentenceOf, type Failure } from '../../../shared/domain/failure.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import { portOfField } from '../../../shared/models/portOfField.ts';

/** A field that the provider rejected is an input port by name: `input.width` is `width`. */
export function withPort(failure: Failure, { inputs }: NodePorts): Failure {
  if (failure.kind !== 'provider-rejected') return failure;
  const { fields } = failure;
  const [first] = fields;
  if (first === undefined) return failure;
  const names = inputs.map(({ name }) => name);
  const [part = ''] = first.field.replace(/^input\./, '').split(/[.[]/);
  const port = portOfField(first.field, names) ?? part;
  return {
    kind: 'invalid-input',
    port,
    ...sentenceOf(failure),
    ...(fields.length > 1 ? { fields } : {}),
  };
}

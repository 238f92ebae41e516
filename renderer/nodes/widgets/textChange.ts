import type { Field, InputPort } from '../../../shared/domain/ports.ts';

type TextField = Pick<Field, 'default'> & Partial<Pick<InputPort, 'type'>>;

/**
 * What a typed text means. An emptied input is unset, unless it has a default that the empty text overrides. A setting,
 * which is a field without a port type, always has a value.
 */
export function textChange(field: TextField, text: string): string | undefined {
  const isSetting = field.type === undefined;
  const canUnset = field.default === undefined || field.default === '';
  return text === '' && canUnset && !isSetting ? undefined : text;
}

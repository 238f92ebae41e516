import type { Json } from '../../domain/json.ts';
import type { SelectOption } from '../../domain/ports.ts';
import { canonicalJson } from '../../domain/json.ts';
import { shownJson } from './shownJson.ts';

/** What is wrong with a choice, to be said after its name; undefined for one of the options. */
export function choiceFault(json: Json, options: readonly SelectOption[]): string | undefined {
  const wanted = canonicalJson(json);
  if (options.some((option) => canonicalJson(option.value) === wanted)) return undefined;
  const labels = options.slice(0, 8).map((option) => option.label);
  const more =
    options.length > labels.length ? `, or one of ${options.length - labels.length} more` : '';
  return `cannot be ${shownJson(json)}: choose one of ${labels.join(', ')}${more}.`;
}

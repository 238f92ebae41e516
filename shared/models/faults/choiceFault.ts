import type { Json } from '../../domain/json.ts';
import type { SelectOption } from '../../domain/ports.ts';
import { canonicalJson } from '../../domain/json.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';
import { shownJson } from './shownJson.ts';

/** What is wrong with a choice, to be said after its name; undefined for one of the options. */
export function choiceFault(json: Json, options: readonly SelectOption[]): Sentence | undefined {
  const wanted = canonicalJson(json);
  if (options.some((option) => canonicalJson(option.value) === wanted)) return undefined;
  const labels = options.slice(0, 8).map((option) => option.label);
  const said = { value: shownJson(json), choices: labels.join(', ') };
  const more = options.length - labels.length;
  return more > 0 ? say('inputs.moreChoices', { ...said, more }) : say('inputs.choice', said);
}

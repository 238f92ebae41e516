import type { Place } from '../domain/sentence.ts';
import { say } from './say.ts';

/** Several parts as one: `a or b or c`; empty where there are none. */
export function joined(word: 'or' | 'and', parts: readonly Place[]): Place {
  const [start = '', ...rest] = parts;
  return rest.reduce((first: Place, second) => say(`inputs.${word}`, { first, second }), start);
}

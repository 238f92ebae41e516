import { invalidInput } from '../../domain/failure.ts';
import { compilePattern, type Step } from './compilePattern.ts';

/** Characters times steps: more would take seconds. */
const mostWork = 50_000_000;

/**
 * Says whether a text holds the pattern somewhere; see compilePattern for what a pattern may be. The time grows with the
 * text and the pattern only, whatever they are. Throws `invalid-input` for a pattern or a text that cannot be used.
 */
export function matchesPattern(text: string, pattern: string, ignoreCase: boolean): boolean {
  const compiled = compilePattern(ignoreCase ? lowerCase(pattern) : pattern);
  if (!compiled.ok) throw invalidInput(compiled.message);
  const { steps } = compiled;
  if (text.length * steps.length > mostWork) {
    throw invalidInput(
      `A text of ${text.length} characters is too long for this pattern: split it first, or look for a plain text.`,
    );
  }
  return search(steps, ignoreCase ? text.toLowerCase() : text);
}

/** `\D` and its like mean another thing in lower case. */
function lowerCase(pattern: string): string {
  return pattern.replaceAll(/\\[^]|[^\\]/gu, (part) =>
    part.startsWith('\\') ? part : part.toLowerCase(),
  );
}

/** All ways through the pattern at once, character by character (Thompson's construction): nothing is tried twice. */
function search(steps: readonly Step[], text: string): boolean {
  const characters = Array.from(text);
  let states = new Set<number>();
  for (let at = 0; at <= characters.length; at += 1) {
    const place = { isStart: at === 0, isEnd: at === characters.length };
    follow(steps, { from: 0, states, place });
    if (states.has(steps.length - 1)) return true;
    const character = characters[at];
    if (character === undefined) return false;
    const next = new Set<number>();
    for (const state of states) {
      const step = steps[state];
      if (step?.kind !== 'character' || !step.test(character)) continue;
      const after = { isStart: false, isEnd: at + 1 === characters.length };
      follow(steps, { from: state + 1, states: next, place: after });
    }
    states = next;
  }
  return false;
}

type Following = {
  readonly from: number;
  readonly states: Set<number>;
  readonly place: { readonly isStart: boolean; readonly isEnd: boolean };
};

/** Adds every step that is reached from one without reading a character. */
function follow(steps: readonly Step[], { from, states, place }: Following): void {
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (states.has(at)) continue;
    states.add(at);
    const step = steps[at];
    if (step?.kind === 'fork') open.push(...step.to);
    else if (step?.kind === 'start' && place.isStart) open.push(at + 1);
    else if (step?.kind === 'end' && place.isEnd) open.push(at + 1);
  }
}

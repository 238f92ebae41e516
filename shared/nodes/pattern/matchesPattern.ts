import { invalidInput } from '../../domain/failure.ts';
import { say } from '../../sentences/say.ts';
import { compilePattern, type Look, type Program, type Step } from './compilePattern.ts';

/** Characters times steps: more would take seconds. */
const mostWork = 50_000_000;

/**
 * Says whether a text holds the pattern somewhere; see compilePattern for what a pattern may be. The time grows with the
 * text and the pattern only, whatever they are. Throws `invalid-input` for a pattern or a text that cannot be used.
 */
export function matchesPattern(text: string, pattern: string, ignoreCase: boolean): boolean {
  const compiled = compilePattern(ignoreCase ? lowerCase(pattern) : pattern);
  if (!compiled.ok) throw invalidInput(compiled.fault);
  const { steps, looks } = compiled;
  const all = looks.reduce((sum, look) => sum + look.steps.length, steps.length);
  if (text.length * all > mostWork) {
    throw invalidInput(say('nodes.longText', { characters: text.length }));
  }
  return search(compiled, ignoreCase ? text.toLowerCase() : text);
}

/** `\D` and its like mean another thing in lower case, and so do names of properties. */
function lowerCase(pattern: string): string {
  return pattern.replaceAll(/\\p\{[^}]*\}|\\[^]|[^\\]/giu, (part) =>
    part.startsWith('\\') ? part : part.toLowerCase(),
  );
}

/** A text, and what was found out about its places: what a look that is met at one of them would find. */
type Subject = {
  readonly characters: readonly string[];
  /** For each look of the pattern its places. */
  readonly found: ReadonlySet<number>[];
};

function search({ steps, looks }: Program, text: string): boolean {
  const subject: Subject = { characters: Array.from(text), found: [] };
  // One look may need those before it.
  for (const look of looks) subject.found.push(new Set(ends(look, subject)));
  return ends({ steps, isAhead: false }, subject).next().done !== true;
}

/**
 * The places at which something ends that the steps describe, wherever it began: all ways at once, character by
 * character (Thompson's construction), so nothing is tried twice. What is ahead is read backwards, and ends where it begins.
 */
function* ends({ steps, isAhead }: Look, subject: Subject): Generator<number> {
  const { characters } = subject;
  const by = isAhead ? -1 : 1;
  let states = new Set<number>();
  for (let at = isAhead ? characters.length : 0; ; at += by) {
    follow(steps, { from: 0, states, subject, at });
    if (states.has(steps.length - 1)) yield at;
    const character = characters[isAhead ? at - 1 : at];
    if (character === undefined) return;
    const next = new Set<number>();
    for (const state of states) {
      const step = steps[state];
      if (step?.kind === 'character' && step.test(character))
        follow(steps, { from: state + 1, states: next, subject, at: at + by });
    }
    states = next;
  }
}

type Following = {
  readonly from: number;
  readonly states: Set<number>;
  readonly subject: Subject;
  /** Before the character of this index. */
  readonly at: number;
};

/** Adds every step that is reached from one without reading a character. */
function follow(steps: readonly Step[], { from, states, subject, at }: Following): void {
  const open = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (states.has(state)) continue;
    states.add(state);
    const step = steps[state];
    if (step?.kind === 'fork') open.push(...step.to);
    else if (step !== undefined && holdsAt(step, subject, at)) open.push(state + 1);
  }
}

/** Says whether a step that reads nothing lets pass at a place. */
function holdsAt(step: Step, { characters, found }: Subject, at: number): boolean {
  switch (step.kind) {
    case 'start':
      return at === 0;
    case 'end':
      return at === characters.length;
    case 'boundary':
      return (isInWord(characters[at - 1]) === isInWord(characters[at])) === step.isNegated;
    case 'look':
      return (found[step.look]?.has(at) === true) !== step.isNegated;
    case 'character':
    case 'fork':
    case 'match':
      return false;
  }
}

function isInWord(character = ''): boolean {
  return /^[\p{L}\p{N}_]/u.test(character);
}

import type { Sentence } from '../../domain/sentence.ts';
import { say } from '../../sentences/say.ts';
import {
  parsePattern,
  PatternError,
  type CharacterTest,
  type PatternNode,
} from './parsePattern.ts';

/** One step of a pattern. Positions are indices in the program. */
export type Step =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'boundary'; readonly isNegated: boolean }
  /** Whether the look of this index finds something from here on, or up to here. */
  | { readonly kind: 'look'; readonly look: number; readonly isNegated: boolean }
  | { readonly kind: 'match' };

/** What a pattern looks around for. What is ahead is written backwards: it is looked for from the end of the text on. */
export type Look = { readonly steps: readonly Step[]; readonly isAhead: boolean };

export type Program = {
  readonly steps: readonly Step[];
  /** The inner ones first. */
  readonly looks: readonly Look[];
};

export type CompiledPattern =
  | ({ readonly ok: true } & Program)
  | { readonly ok: false; readonly fault: Sentence };

const longestPattern = 500;
const mostSteps = 2000;

/**
 * Compiles the part of regular expressions that can be matched in linear time: characters, `.`, `[...]`, `\d \w \s`,
 * `\p{L}`, groups, `|`, `* + ? {2,3}`, `^`, `$`, `\b` and look-around. No back-references.
 */
export function compilePattern(pattern: string): CompiledPattern {
  if (pattern.length > longestPattern)
    return { ok: false, fault: say('nodes.longPattern', { most: longestPattern }) };
  try {
    const looks: Look[] = [];
    const way = { looks, isBackward: false, budget: { left: mostSteps } };
    const steps = toSteps(parsePattern(pattern), way);
    return { ok: true, steps, looks };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { ok: false, fault: say('nodes.pattern', { pattern, fault: error.message }) };
  }
}

type Way = {
  /** Those that were met so far. */
  readonly looks: Look[];
  readonly isBackward: boolean;
  /** How many steps there may still be, those of all looks included. */
  readonly budget: { left: number };
};

function push(steps: Step[], step: Step, { budget }: Way): void {
  budget.left -= 1;
  if (budget.left < 0) throw new PatternError('repeats too much: use smaller numbers in {...}');
  steps.push(step);
}

function toSteps(node: PatternNode, way: Way): readonly Step[] {
  const steps: Step[] = [];
  emit(node, steps, way);
  push(steps, { kind: 'match' }, way);
  return steps;
}

function emit(node: PatternNode, steps: Step[], way: Way): void {
  switch (node.kind) {
    case 'character':
    case 'start':
    case 'end':
    case 'boundary':
      return push(steps, node, way);
    case 'look':
      return emitLook(node, steps, way);
    case 'all':
      for (const part of way.isBackward ? node.parts.toReversed() : node.parts)
        emit(part, steps, way);
      return;
    case 'any':
      return emitAny(node.parts, steps, way);
    case 'repeat':
      return emitRepeat(node, steps, way);
  }
}

/** A look is a program of its own. */
function emitLook(node: Extract<PatternNode, { kind: 'look' }>, steps: Step[], way: Way): void {
  const { part, isAhead, isNegated } = node;
  const look = { steps: toSteps(part, { ...way, isBackward: isAhead }), isAhead };
  push(steps, { kind: 'look', look: way.looks.push(look) - 1, isNegated }, way);
}

function emitAny(parts: readonly PatternNode[], steps: Step[], way: Way): void {
  const fork = steps.length;
  const starts: number[] = [];
  const jumps: number[] = [];
  push(steps, { kind: 'fork', to: [] }, way);
  for (const part of parts) {
    starts.push(steps.length);
    emit(part, steps, way);
    jumps.push(steps.length);
    push(steps, { kind: 'fork', to: [] }, way);
  }
  steps[fork] = { kind: 'fork', to: starts };
  for (const jump of jumps) steps[jump] = { kind: 'fork', to: [steps.length] };
}

function emitRepeat(
  { part, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
  steps: Step[],
  way: Way,
): void {
  for (let count = 0; count < least; count += 1) emit(part, steps, way);
  if (most === Infinity) {
    const fork = steps.length;
    push(steps, { kind: 'fork', to: [] }, way);
    emit(part, steps, way);
    push(steps, { kind: 'fork', to: [fork] }, way);
    steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
    return;
  }
  const forks: number[] = [];
  for (let count = least; count < most; count += 1) {
    forks.push(steps.length);
    push(steps, { kind: 'fork', to: [] }, way);
    emit(part, steps, way);
  }
  for (const fork of forks) steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
}

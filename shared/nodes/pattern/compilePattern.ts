/** Matches one character; both are compared in lower case where case does not count. */
export type CharacterTest = (character: string) => boolean;

/** One step of a pattern. Positions are indices in the program. */
export type Step =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'match' };

export type CompiledPattern =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly message: string };

const longestPattern = 500;
const mostSteps = 2000;

/**
 * Compiles the part of regular expressions that can be matched in linear time: characters, `.`, `[...]`, `\d \w \s`,
 * groups, `|`, `* + ? {2,3}`, `^` and `$`. Neither look-around nor back-references.
 */
export function compilePattern(pattern: string): CompiledPattern {
  if (pattern.length > longestPattern)
    return {
      ok: false,
      message: `The pattern is longer than ${longestPattern} characters: shorten it.`,
    };
  try {
    const parser = createParser(Array.from(pattern));
    const node = parser.alternatives();
    if (!parser.isDone()) throw new PatternError('has a ")" without a "("');
    const steps: Step[] = [];
    emit(node, steps);
    steps.push({ kind: 'match' });
    return { ok: true, steps };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { ok: false, message: `The pattern "${pattern}" ${error.message}.` };
  }
}

class PatternError extends Error {}

type Node =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

function createParser(characters: readonly string[]) {
  let at = 0;
  const peek = (): string | undefined => characters[at];
  const skip = (wanted: string): boolean => {
    if (
      !characters
        .slice(at, at + wanted.length)
        .join('')
        .startsWith(wanted)
    )
      return false;
    at += wanted.length;
    return true;
  };
  const next = (): string => {
    const character = characters[at];
    if (character === undefined) throw new PatternError('ends too early');
    at += 1;
    return character;
  };

  function alternatives(): Node {
    const parts = [sequence()];
    while (skip('|')) parts.push(sequence());
    return { kind: 'any', parts };
  }

  function sequence(): Node {
    const parts: Node[] = [];
    for (let here = peek(); here !== undefined && here !== '|' && here !== ')'; here = peek())
      parts.push(repeated(atom()));
    return { kind: 'all', parts };
  }

  function atom(): Node {
    const character = next();
    switch (character) {
      case '(':
        return group();
      case '[':
        return { kind: 'character', test: set() };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'character', test: (other) => other !== '\n' };
      case '\\':
        return { kind: 'character', test: escaped() };
      case '*':
      case '+':
      case '?':
        throw new PatternError(`has a "${character}" with nothing before it`);
      default:
        return { kind: 'character', test: (other) => other === character };
    }
  }

  function group(): Node {
    if (skip('?') && !skip(':'))
      throw new PatternError('looks around with "(?", which is not supported: use plain groups');
    const inner = alternatives();
    if (!skip(')')) throw new PatternError('has a "(" without a ")"');
    return inner;
  }

  function repeated(part: Node): Node {
    let node = part;
    for (let range = quantifier(); range !== undefined; range = quantifier()) {
      node = { kind: 'repeat', part: node, ...range };
      // A lazy match finds the same texts.
      skip('?');
    }
    return node;
  }

  function quantifier(): { readonly least: number; readonly most: number } | undefined {
    if (skip('*')) return { least: 0, most: Infinity };
    if (skip('+')) return { least: 1, most: Infinity };
    if (skip('?')) return { least: 0, most: 1 };
    const match = /^\{(\d{1,3})(,?)(\d{0,3})\}/.exec(characters.slice(at, at + 10).join(''));
    if (match === null) return undefined;
    at += match[0].length;
    const least = Number(match[1]);
    if (match[2] === '') return { least, most: least };
    const most = match[3] === '' ? Infinity : Number(match[3]);
    if (most < least) throw new PatternError(`repeats ${match[0]}, which is no range`);
    return { least, most };
  }

  function escaped(): CharacterTest {
    const character = next();
    const known = classes[character] ?? controls[character];
    if (known !== undefined) return known;
    if (/[A-Za-z0-9]/.test(character))
      throw new PatternError(`has "\\${character}", which is not supported`);
    return (other) => other === character;
  }

  function set(): CharacterTest {
    const isNegated = skip('^');
    const tests: CharacterTest[] = [];
    for (let isFirst = true; isFirst || peek() !== ']'; isFirst = false) {
      const from = next();
      if (from === '\\') tests.push(escaped());
      else if (peek() === '-' && characters[at + 1] !== ']' && characters[at + 1] !== undefined) {
        next();
        const to = next();
        if (to < from) throw new PatternError(`has the range ${from}-${to}, which is turned round`);
        tests.push((other) => other >= from && other <= to);
      } else tests.push((other) => other === from);
    }
    next();
    return (other) => tests.some((test) => test(other)) !== isNegated;
  }

  return { alternatives, isDone: () => at === characters.length };
}

const classes: { readonly [letter: string]: CharacterTest } = {
  d: (character) => /^\d$/.test(character),
  D: (character) => !/^\d$/.test(character),
  w: (character) => /^[\p{L}\p{N}_]$/u.test(character),
  W: (character) => !/^[\p{L}\p{N}_]$/u.test(character),
  s: (character) => /^\s$/.test(character),
  S: (character) => !/^\s$/.test(character),
};

const controls: { readonly [letter: string]: CharacterTest } = {
  n: (character) => character === '\n',
  r: (character) => character === '\r',
  t: (character) => character === '\t',
};

function push(steps: Step[], step: Step): void {
  if (steps.length >= mostSteps)
    throw new PatternError('repeats too much: use smaller numbers in {...}');
  steps.push(step);
}

function emit(node: Node, steps: Step[]): void {
  switch (node.kind) {
    case 'character':
    case 'start':
    case 'end':
      return push(steps, node);
    case 'all':
      for (const part of node.parts) emit(part, steps);
      return;
    case 'any':
      return emitAny(node.parts, steps);
    case 'repeat':
      return emitRepeat(node, steps);
  }
}

function emitAny(parts: readonly Node[], steps: Step[]): void {
  const fork = steps.length;
  const starts: number[] = [];
  const jumps: number[] = [];
  push(steps, { kind: 'fork', to: [] });
  for (const part of parts) {
    starts.push(steps.length);
    emit(part, steps);
    jumps.push(steps.length);
    push(steps, { kind: 'fork', to: [] });
  }
  steps[fork] = { kind: 'fork', to: starts };
  for (const jump of jumps) steps[jump] = { kind: 'fork', to: [steps.length] };
}

function emitRepeat({ part, least, most }: Extract<Node, { kind: 'repeat' }>, steps: Step[]): void {
  for (let count = 0; count < least; count += 1) emit(part, steps);
  if (most === Infinity) {
    const fork = steps.length;
    push(steps, { kind: 'fork', to: [] });
    emit(part, steps);
    push(steps, { kind: 'fork', to: [fork] });
    steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
    return;
  }
  const forks: number[] = [];
  for (let count = least; count < most; count += 1) {
    forks.push(steps.length);
    push(steps, { kind: 'fork', to: [] });
    emit(part, steps);
  }
  for (const fork of forks) steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
}

/** Matches one character; both are compared in lower case where case does not count. */
export type CharacterTest = (character: string) => boolean;

/** A pattern cannot be used; its message goes on after the pattern. */
export class PatternError extends Error {}

/** What a pattern asks for. */
export type PatternNode =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'boundary'; readonly isNegated: boolean }
  | {
      readonly kind: 'look';
      readonly part: PatternNode;
      readonly isAhead: boolean;
      readonly isNegated: boolean;
    }
  | { readonly kind: 'all'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'any'; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly least: number;
      readonly most: number;
    };

/** Reads a pattern; throws a PatternError for one that cannot be used. */
export function parsePattern(pattern: string): PatternNode {
  const parser = createParser(Array.from(pattern));
  const node = parser.alternatives();
  if (!parser.isDone()) throw new PatternError('has a ")" without a "("');
  return node;
}

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

  function alternatives(): PatternNode {
    const parts = [sequence()];
    while (skip('|')) parts.push(sequence());
    return { kind: 'any', parts };
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let here = peek(); here !== undefined && here !== '|' && here !== ')'; here = peek())
      parts.push(repeated(atom()));
    return { kind: 'all', parts };
  }

  function atom(): PatternNode {
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
        if (skip('b')) return { kind: 'boundary', isNegated: false };
        if (skip('B')) return { kind: 'boundary', isNegated: true };
        return { kind: 'character', test: escaped() };
      case '*':
      case '+':
      case '?':
        throw new PatternError(`has a "${character}" with nothing before it`);
      default:
        return { kind: 'character', test: (other) => other === character };
    }
  }

  function group(): PatternNode {
    const look = skip('?') ? special() : undefined;
    const inner = alternatives();
    if (!skip(')')) throw new PatternError('has a "(" without a ")"');
    return look === undefined ? inner : { kind: 'look', part: inner, ...look };
  }

  /** What stands behind `(?`: how it looks around; undefined for a group, with a name or without. */
  function special(): { readonly isAhead: boolean; readonly isNegated: boolean } | undefined {
    if (skip(':')) return undefined;
    const isAhead = !skip('<');
    if (skip('=')) return { isAhead, isNegated: false };
    if (skip('!')) return { isAhead, isNegated: true };
    if (isAhead && !skip('P<') && !skip('p<'))
      throw new PatternError(`has "(?${peek() ?? ''}", which is not supported`);
    for (let letter = next(); letter !== '>'; letter = next())
      if (!/[\p{L}\p{N}_]/u.test(letter)) throw new PatternError('names a group in an odd way');
    return undefined;
  }

  function repeated(part: PatternNode): PatternNode {
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
    if (character === 'x') return byNumber(2);
    if (character === 'u') return byNumber(4);
    if ((character === 'p' || character === 'P') && skip('{')) return property(character);
    const known = classes[character] ?? controls[character];
    if (known !== undefined) return known;
    if (/[A-Za-z0-9]/.test(character))
      throw new PatternError(`has "\\${character}", which is not supported`);
    return (other) => other === character;
  }

  /** A character by its number, as in `\x41`. */
  function byNumber(digits: number): CharacterTest {
    const number = Array.from({ length: digits }, next).join('');
    if (!/^[0-9a-f]+$/i.test(number))
      throw new PatternError(`has a number of a character that is none, "${number}"`);
    const wanted = String.fromCharCode(Number.parseInt(number, 16));
    return (other) => other === wanted;
  }

  /** A property that Unicode gives to characters, as in `\p{L}`. */
  function property(letter: 'p' | 'P'): CharacterTest {
    let name = '';
    for (let part = next(); part !== '}'; part = next()) name += part;
    try {
      const test = new RegExp(`^\\${letter}{${name}}$`, 'u');
      return (other) => test.test(other);
    } catch {
      throw new PatternError(`has "\\${letter}{${name}}", which is not supported`);
    }
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

import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';

/** A piece of JSON, JavaScript or Python as far as it can be read without running it. */
export type Term =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Term[] }
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, Term> }
  /** A call, a sum, a template with parts: anything that would have to be run. */
  | { readonly kind: 'opaque' };

/** The arguments of a call: those by place, and Python's by name. */
export type CallArguments = {
  readonly placed: readonly Term[];
  readonly named: ReadonlyMap<string, Term>;
};

/** Deeper than this nothing is read: no input of a model is. */
const deepest = 32;
const opaque: Term = { kind: 'opaque' };
const constants: { readonly [word: string]: Term } = {
  true: { kind: 'value', value: true },
  True: { kind: 'value', value: true },
  false: { kind: 'value', value: false },
  False: { kind: 'value', value: false },
  null: { kind: 'value', value: null },
  None: { kind: 'value', value: null },
  undefined: opaque,
};
const escapes: { readonly [letter: string]: string } = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};
const quotes = '"\'`';
const closers = ')]}';

/** Reads one term that begins at an index of the text. Never throws, and reads each character once. */
export function readTerm(text: string, at: number): Term {
  return createReader(text, at).term(0);
}

/** Reads the arguments of a call, from the index after its `(`. Never throws, and reads each character once. */
export function readArguments(text: string, at: number): CallArguments {
  return createReader(text, at).callArguments();
}

/** The JSON that a term stands for; undefined where any part of it would have to be run. */
function termToJson(term: Term): Json | undefined {
  switch (term.kind) {
    case 'value':
      return term.value;
    case 'list': {
      const items = term.items.map(termToJson);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'object': {
      const whole = readableEntries(term.entries);
      return Object.keys(whole).length === term.entries.size ? whole : undefined;
    }
    case 'name':
    case 'opaque':
      return undefined;
  }
}

/** Those entries of an object that can be read; the others are left out. */
export function readableEntries(entries: ReadonlyMap<string, Term>): JsonObject {
  const readable = [...entries].flatMap(([key, term]): readonly [string, Json][] => {
    const json = termToJson(term);
    return json === undefined ? [] : [[key, json]];
  });
  const object: unknown = Object.fromEntries(readable);
  return isJsonObject(object) ? object : {};
}

type Reader = {
  readonly term: (depth: number) => Term;
  readonly callArguments: () => CallArguments;
};

function createReader(text: string, start: number): Reader {
  let at = start;

  const take = (pattern: RegExp): string | undefined => {
    const sticky = new RegExp(pattern, 'iy');
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };

  /** Past an ending, or past the text where the ending is missing, so that nothing is looked at twice. */
  const jumpPast = (ending: string): void => {
    const end = text.indexOf(ending, at);
    at = end === -1 ? text.length : end + ending.length;
  };

  const skipSpace = (): void => {
    for (;;) {
      take(/\s+/);
      if (text.startsWith('/*', at)) jumpPast('*/');
      else if (text.startsWith('//', at) || text[at] === '#') jumpPast('\n');
      else return;
    }
  };

  const readEscape = (): string => {
    const code = take(/u\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}/);
    const point = code === undefined ? NaN : Number.parseInt(code.replace(/^[ux]\{?/i, ''), 16);
    if (point <= 0x10_ff_ff) return String.fromCodePoint(point);
    const letter = text[at] ?? '';
    at += 1;
    return escapes[letter] ?? letter;
  };

  /** A string, or undefined for a template with parts; an unfinished one goes to the end of the text. */
  const readString = (): string | undefined => {
    const quote = text[at] ?? '';
    const ending = text.startsWith(quote.repeat(3), at) && quote !== '`' ? quote.repeat(3) : quote;
    at += ending.length;
    const pieces: string[] = [];
    let isTemplate = false;
    while (at < text.length && !text.startsWith(ending, at)) {
      if (quote === '`' && text.startsWith('${', at)) isTemplate = true;
      const from = at;
      at += 1;
      if (text[from] === '\\') pieces.push(readEscape());
      else pieces.push(text.slice(from, at));
    }
    const isFinished = at < text.length;
    at = Math.min(text.length, at + ending.length);
    return isTemplate || !isFinished ? undefined : pieces.join('');
  };

  /** One string, or several side by side as Python joins them. */
  const readStrings = (): Term => {
    let value = '';
    let isWhole = true;
    while (at < text.length && quotes.includes(text[at] ?? '')) {
      const piece = readString();
      isWhole = isWhole && piece !== undefined;
      value += piece ?? '';
      skipSpace();
    }
    return isWhole ? { kind: 'value', value } : opaque;
  };

  /** To the next `,` or closing bracket of this level. */
  const skipRest = (): void => {
    for (let depth = 0; at < text.length;) {
      const letter = text[at] ?? '';
      if (depth === 0 && (letter === ',' || closers.includes(letter))) return;
      if (quotes.includes(letter)) readString();
      else {
        if ('([{'.includes(letter)) depth += 1;
        if (closers.includes(letter)) depth -= 1;
        at += 1;
      }
    }
  };

  /** What stands at one place between commas: a term that goes on with an operator or a call is opaque. */
  const readPlace = (depth: number): Term => {
    const term = readOne(depth);
    skipSpace();
    const letter = text[at];
    if (letter === undefined || letter === ',' || closers.includes(letter)) return term;
    skipRest();
    return opaque;
  };

  /** Past a comma; false at the end of the brackets, which are left behind when they are the right ones. */
  const goesOn = (closer: string): boolean => {
    if (text[at] === ',') {
      at += 1;
      return true;
    }
    if (text[at] === closer) at += 1;
    return false;
  };

  const readItems = (closer: string, depth: number): { items: Term[]; hasComma: boolean } => {
    const items: Term[] = [];
    let hasComma = false;
    for (;;) {
      skipSpace();
      if (at < text.length && !closers.includes(text[at] ?? '')) items.push(readPlace(depth));
      if (!goesOn(closer)) return { items, hasComma };
      hasComma = true;
    }
  };

  const readKey = (): { readonly key: string; readonly isName: boolean } | undefined => {
    if (quotes.includes(text[at] ?? ' ')) {
      const key = readString();
      return key === undefined ? undefined : { key, isName: false };
    }
    const key = take(/[a-z_$][\w$]*|\d+/);
    return key === undefined ? undefined : { key, isName: true };
  };

  const readEntry = (depth: number): readonly [string, Term] | undefined => {
    const found = readKey();
    skipSpace();
    if (found !== undefined && text[at] === ':') {
      at += 1;
      return [found.key, readPlace(depth)];
    }
    const isShort = text[at] === ',' || text[at] === '}';
    if (!isShort) skipRest();
    if (found === undefined || !found.isName || !isShort) return undefined;
    return [found.key, { kind: 'name', name: found.key }];
  };

  const readObject = (depth: number): Term => {
    const entries = new Map<string, Term>();
    for (;;) {
      skipSpace();
      if (at < text.length && !closers.includes(text[at] ?? '')) {
        const entry = readEntry(depth);
        if (entry !== undefined) entries.set(...entry);
      }
      if (!goesOn('}')) return { kind: 'object', entries };
    }
  };

  const readNumber = (): Term => {
    const word = take(/[-+]?[\d.][\da-z_.]*(?:(?<=\de)[-+]\d+)?/) ?? '';
    const value = Number(word.replaceAll('_', '').replace(/^\+/, ''));
    return word !== '' && Number.isFinite(value) ? { kind: 'value', value } : opaque;
  };

  const readBrackets = (letter: string, depth: number): Term | undefined => {
    if (letter !== '{' && letter !== '[' && letter !== '(') return undefined;
    if (depth >= deepest) {
      skipRest();
      return opaque;
    }
    at += 1;
    if (letter === '{') return readObject(depth + 1);
    const { items, hasComma } = readItems(letter === '[' ? ']' : ')', depth + 1);
    const [only] = items;
    const isOne = letter === '(' && only !== undefined && items.length === 1 && !hasComma;
    return isOne ? only : { kind: 'list', items };
  };

  const readOne = (depth: number): Term => {
    skipSpace();
    const letter = text[at] ?? '';
    if (letter !== '' && quotes.includes(letter)) return readStrings();
    if (/[\d.+-]/.test(letter)) return readNumber();
    const name = take(/[a-z_$][\w$]*/);
    if (name === undefined) return readBrackets(letter, depth) ?? opaque;
    return Object.hasOwn(constants, name) ? (constants[name] ?? opaque) : { kind: 'name', name };
  };

  return {
    term: readOne,
    callArguments: () => {
      const placed: Term[] = [];
      const named = new Map<string, Term>();
      for (;;) {
        skipSpace();
        const name = take(/[a-z_]\w*\s*=(?!=)/)?.replace(/\s*=$/, '');
        if (name !== undefined) named.set(name, readPlace(1));
        else if (at < text.length && !closers.includes(text[at] ?? '')) placed.push(readPlace(1));
        if (!goesOn(')')) return { placed, named };
      }
    },
  };
}

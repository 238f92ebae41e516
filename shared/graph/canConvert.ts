import {
  depthOf,
  isFileType,
  itemTypeOf,
  type PortType,
  type ScalarType,
} from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';

/** How a value of one type gets into a port of another: as it is, converted, or once per item. */
export type Conversion =
  | { readonly kind: 'same' }
  | { readonly kind: 'convert'; readonly how: Sentence }
  /** The node runs once per item. */
  | { readonly kind: 'map'; readonly how: Sentence }
  | { readonly kind: 'refused'; readonly why: Sentence };

/** Says whether an output of type `from` may feed an input of type `to`, and how. */
export function canConvert(from: PortType, to: PortType): Conversion {
  const source = itemTypeOf(from);
  const target = itemTypeOf(to);
  if (target === 'any' && depthOf(to) === 0) return { kind: 'same' };
  const item = convertScalar(source, target);
  if (item === undefined) return { kind: 'refused', why: refusal(from, to) };
  if (depthOf(from) > depthOf(to)) {
    return {
      kind: 'map',
      how: say('connections.perItem', { list: { portType: from, bare: true } }),
    };
  }
  if (depthOf(from) < depthOf(to))
    return {
      kind: 'convert',
      how: say('connections.oneItem', { list: { portType: to, bare: true } }),
    };
  return item === 'same' ? { kind: 'same' } : { kind: 'convert', how: hows[item] };
}

type How =
  | 'same'
  | 'checkedAtRun'
  | 'wholeNumber'
  | 'numberAsText'
  | 'trueOrFalse'
  | 'jsonAsText'
  | 'textAsJson';

/** Said once: a document of 5,000 nodes asks 6,500 times when it is opened. */
const hows: { readonly [Way in Exclude<How, 'same'>]: Sentence } = {
  checkedAtRun: say('connections.checkedAtRun'),
  wholeNumber: say('connections.wholeNumber'),
  numberAsText: say('connections.numberAsText'),
  trueOrFalse: say('connections.trueOrFalse'),
  jsonAsText: say('connections.jsonAsText'),
  textAsJson: say('connections.textAsJson'),
};

/** How a scalar converts; undefined when it cannot. */
function convertScalar(from: ScalarType, to: ScalarType): How | undefined {
  if (from === to || to === 'any') return 'same';
  if (from === 'any') return 'checkedAtRun';
  if (isFileType(from) && isFileType(to)) {
    if (to === 'file') return 'same';
    return from === 'file' ? 'checkedAtRun' : undefined;
  }
  return scalarConversions[`${from} -> ${to}`];
}

const scalarConversions: { readonly [pair: string]: How } = {
  'integer -> number': 'same',
  'number -> integer': 'wholeNumber',
  'integer -> text': 'numberAsText',
  'number -> text': 'numberAsText',
  'boolean -> text': 'trueOrFalse',
  'json -> text': 'jsonAsText',
  'text -> json': 'textAsJson',
  'number -> json': 'same',
  'integer -> json': 'same',
  'boolean -> json': 'same',
};

function refusal(from: PortType, to: PortType): Sentence {
  const source = itemTypeOf(from);
  const target = itemTypeOf(to);
  return say(`connections.${whyNot(source, target)}`, {
    from: { portType: from },
    to: { portType: to },
  });
}

type WhyNot = 'textToFile' | 'fromJson' | 'fromFile' | 'otherFile' | 'otherType';

function whyNot(source: ScalarType, target: ScalarType): WhyNot {
  if (isFileType(target) && source === 'text') return 'textToFile';
  if (source === 'json') return 'fromJson';
  if (!isFileType(source)) return 'otherType';
  return isFileType(target) ? 'otherFile' : 'fromFile';
}

import {
  depthOf,
  describeType,
  describeTypeWithArticle,
  isFileType,
  itemTypeOf,
  type PortType,
  type ScalarType,
} from '../domain/ports.ts';

/** How a value of one type gets into a port of another: as it is, converted, or once per item. */
export type Conversion =
  | { readonly kind: 'same' }
  | { readonly kind: 'convert'; readonly how: string }
  /** The node runs once per item. */
  | { readonly kind: 'map'; readonly how: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Says whether an output of type `from` may feed an input of type `to`, and how. */
export function canConvert(from: PortType, to: PortType): Conversion {
  const source = itemTypeOf(from);
  const target = itemTypeOf(to);
  if (target === 'any' && depthOf(to) === 0) return { kind: 'same' };
  const item = convertScalar(source, target);
  if (item === undefined) return { kind: 'refused', why: refusal(from, to) };
  if (depthOf(from) > depthOf(to)) {
    return { kind: 'map', how: `Runs once for each item of the ${describeType(from)}.` };
  }
  if (depthOf(from) < depthOf(to))
    return { kind: 'convert', how: `Becomes a ${describeType(to)} with one item.` };
  return item === '' ? { kind: 'same' } : { kind: 'convert', how: item };
}

const checkedAtRun = 'Checked when the pipeline runs.';

/** How a scalar converts: '' as it is, a sentence when it changes, undefined when it cannot. */
function convertScalar(from: ScalarType, to: ScalarType): string | undefined {
  if (from === to || to === 'any') return '';
  if (from === 'any') return checkedAtRun;
  if (isFileType(from) && isFileType(to)) {
    if (to === 'file') return '';
    return from === 'file' ? checkedAtRun : undefined;
  }
  return scalarConversions[`${from} -> ${to}`];
}

const scalarConversions: { readonly [pair: string]: string } = {
  'integer -> number': '',
  'number -> integer': 'Must be a whole number when the pipeline runs.',
  'integer -> text': 'The number is written as text.',
  'number -> text': 'The number is written as text.',
  'boolean -> text': 'Written as true or false.',
  'json -> text': 'The JSON is written as text.',
  'text -> json': 'The text is read as JSON, or kept as a JSON text.',
  'number -> json': '',
  'integer -> json': '',
  'boolean -> json': '',
};

function refusal(from: PortType, to: PortType): string {
  const source = itemTypeOf(from);
  const target = itemTypeOf(to);
  const base = `${capitalised(describeTypeWithArticle(from))} cannot feed an input for ${describeTypeWithArticle(to)}`;
  if (isFileType(target) && source === 'text')
    return `${base}: use a File upload, or a model that makes files.`;
  if (source === 'json') return `${base}: take the value out with an Extract node.`;
  if (isFileType(source) && !isFileType(target))
    return `${base}: a model has to read the file first.`;
  if (isFileType(source)) return `${base}: a model has to turn one into the other.`;
  return `${base}: put a node that converts it between them.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

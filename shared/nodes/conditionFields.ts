import { mediaKinds } from '../domain/artifact.ts';
import { isFileType, type Field, type SelectOption } from '../domain/ports.ts';
import type { Condition } from './condition.ts';
import type { ItemType } from './itemType.ts';

const textTests: readonly SelectOption[] = [
  { value: 'contains', label: 'contains' },
  { value: 'lacks', label: 'does not contain' },
  { value: 'equals', label: 'is' },
  { value: 'differs', label: 'is not' },
  { value: 'starts', label: 'starts with' },
  { value: 'ends', label: 'ends with' },
  { value: 'matches', label: 'matches the pattern' },
  { value: 'empty', label: 'is empty' },
  { value: 'filled', label: 'is not empty' },
];
const numberTests: readonly SelectOption[] = [
  { value: 'equals', label: 'is' },
  { value: 'differs', label: 'is not' },
  { value: 'less', label: 'is less than' },
  { value: 'at-most', label: 'is at most' },
  { value: 'greater', label: 'is greater than' },
  { value: 'at-least', label: 'is at least' },
];
const booleanTests: readonly SelectOption[] = [
  { value: 'true', label: 'is true' },
  { value: 'false', label: 'is false' },
];
const jsonTests: readonly SelectOption[] = [
  { value: 'truthy', label: 'is true or not empty' },
  { value: 'falsy', label: 'is false or empty' },
  { value: 'exists', label: 'is there' },
  { value: 'missing', label: 'is not there' },
  { value: 'equals', label: 'is' },
  { value: 'differs', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'less', label: 'is less than' },
  { value: 'greater', label: 'is greater than' },
];
const fileTests: readonly SelectOption[] = [
  { value: 'larger', label: 'is larger than' },
  { value: 'smaller', label: 'is smaller than' },
  { value: 'kind', label: 'is of the kind' },
  { value: 'other-kind', label: 'is not of the kind' },
  { value: 'named', label: 'has a name with' },
];
const kindLabels: { readonly [K in Condition['kind']]: string } = {
  image: 'Image',
  video: 'Video',
  audio: 'Audio',
  model3d: '3D model',
  text: 'Text or JSON',
  archive: 'Archive',
  other: 'Anything else',
};

/** The fields of a condition on such items: what is asked, and what it is compared with. */
export function conditionFields(itemType: ItemType, condition: Condition): readonly Field[] {
  if (isFileType(itemType)) return fileFields(condition);
  switch (itemType) {
    case 'number':
      return [
        test('numberTest', numberTests),
        { name: 'number', title: 'Number', widget: { kind: 'number' } },
      ];
    case 'boolean':
      return [test('booleanTest', booleanTests)];
    case 'json':
      return jsonFields(condition);
    default:
      return textFields(condition);
  }
}

function test(name: string, options: readonly SelectOption[]): Field {
  return { name, title: 'Condition', widget: { kind: 'select', options } };
}

const ignoreCase: Field = {
  name: 'ignoreCase',
  title: 'Ignore capitals',
  widget: { kind: 'switch' },
  advanced: true,
};

function textFields({ textTest }: Condition): readonly Field[] {
  const asks = test('textTest', textTests);
  if (textTest === 'empty' || textTest === 'filled') return [asks];
  const isPattern = textTest === 'matches';
  const text: Field = {
    name: 'text',
    title: isPattern ? 'Pattern' : 'Text',
    ...(isPattern
      ? { description: 'A regular expression without back-references, such as ^[A-Z]{2}\\d+$.' }
      : {}),
    widget: { kind: 'line', placeholder: isPattern ? '^[A-Z]{2}\\d+$' : 'A word or more' },
  };
  return [asks, text, ignoreCase];
}

function jsonFields({ jsonTest }: Condition): readonly Field[] {
  const path: Field = {
    name: 'path',
    title: 'Path',
    description: 'Where to look, such as colors[0].hex; empty is the whole value.',
    widget: { kind: 'line', placeholder: 'colors[0].hex' },
  };
  const isAlone = ['truthy', 'falsy', 'exists', 'missing'].includes(jsonTest);
  const compared: Field = {
    name: 'json',
    title: 'Compared with',
    description: 'JSON: a text stands in quotes.',
    widget: { kind: 'json' },
  };
  return [path, test('jsonTest', jsonTests), ...(isAlone ? [] : [compared])];
}

function fileFields({ fileTest }: Condition): readonly Field[] {
  const asks = test('fileTest', fileTests);
  switch (fileTest) {
    case 'larger':
    case 'smaller':
      return [
        asks,
        { name: 'size', title: 'Megabytes', widget: { kind: 'number' }, limits: { minimum: 0 } },
      ];
    case 'kind':
    case 'other-kind': {
      const options = mediaKinds.map((value) => ({ value, label: kindLabels[value] }));
      return [asks, { name: 'kind', title: 'Kind', widget: { kind: 'select', options } }];
    }
    case 'named':
      return [
        asks,
        { name: 'text', title: 'Text', widget: { kind: 'line', placeholder: '.png' } },
        ignoreCase,
      ];
  }
}

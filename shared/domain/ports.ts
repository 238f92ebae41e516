import type { Json, JsonObject } from './json.ts';

/** What one item on a port can be. `any` accepts everything and is used by sinks only. */
export const scalarTypes = [
  'text',
  'number',
  'integer',
  'boolean',
  'json',
  'file',
  'image',
  'video',
  'audio',
  'model3d',
  'any',
] as const;

export type ScalarType = (typeof scalarTypes)[number];

/** The type of a port: a scalar, or a list of a type. */
export type PortType = ScalarType | { readonly list: PortType };

/** How a field is edited. Data only, so that the engine never imports the UI. */
export type Widget =
  | { readonly kind: 'line'; readonly placeholder?: string }
  | { readonly kind: 'multiline'; readonly placeholder?: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'slider'; readonly step?: number }
  | { readonly kind: 'seed' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'select'; readonly options: readonly SelectOption[] }
  | { readonly kind: 'file'; readonly accept: ScalarType }
  | { readonly kind: 'files'; readonly accept: ScalarType }
  | {
      readonly kind: 'list';
      readonly item: ListItem;
      /** What each item may be; anything of its kind when absent. */
      readonly options?: readonly SelectOption[];
    }
  | {
      readonly kind: 'json';
      /** Parts of it that are secrets by the schema, and are kept as they are typed. */
      readonly secrets?: readonly string[];
    }
  /** A value of one of several kinds: the kind is chosen first. */
  | { readonly kind: 'union'; readonly branches: readonly UnionBranch[] }
  | { readonly kind: 'secret' }
  | { readonly kind: 'model' }
  | { readonly kind: 'none' };

/** What a list that is edited item by item holds. */
export type ListItem = 'text' | 'number' | 'integer' | 'boolean';

/** One kind of value that a union takes. */
export type UnionBranch = {
  readonly label: string;
  readonly type: PortType;
  readonly widget: Widget;
  readonly limits?: Limits;
};

/** One choice of a select; `value` is what is saved and sent. */
export type SelectOption = { readonly value: Json; readonly label: string };

/** Limits that a value must keep; checked before the run and by the field. */
export type Limits = {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Bounds that are not themselves values. */
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Numbers are whole multiples of this. */
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** No item comes twice. */
  readonly uniqueItems?: boolean;
  /** What each item of a list must keep. */
  readonly items?: Limits;
  /** A JSON schema that stands alone, for JSON whose inside is declared. */
  readonly schema?: JsonObject;
};

/** An editable value of a node: a setting, or the inline value of an input port. */
export type Field = {
  /** Unique in its node; the key in `inputs` or `settings`. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly widget: Widget;
  /** The value used when none is set; shown as a placeholder, never sent for a model's input. */
  readonly default?: Json;
  readonly limits?: Limits;
  /** Shown in the inspector only, not on the node. */
  readonly advanced?: boolean;
  readonly deprecated?: boolean;
};

/**
 * What a port is for, where its type alone would pair the wrong ones: an input with a role is joined by itself only
 * with an output of that role, and stands on the node only while it is in use.
 */
export type PortRole = 'model-version';

/** A typed input of a node. */
export type InputPort = Field & {
  readonly type: PortType;
  readonly role?: PortRole;
  readonly required: boolean;
};

/** A typed output of a node. */
export type OutputPort = {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly type: PortType;
  readonly role?: PortRole;
};

/** The ports of one placed node. */
export type NodePorts = {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
};

/** Makes the type `list<T>`. */
export function listOf(type: PortType): PortType {
  return { list: type };
}

/** Says whether a type is a list. */
export function isListType(type: PortType): type is { readonly list: PortType } {
  return typeof type === 'object';
}

/** The innermost type: `image` for `list<list<image>>`. */
export function itemTypeOf(type: PortType): ScalarType {
  return isListType(type) ? itemTypeOf(type.list) : type;
}

/** How many lists deep a type is: 0 for a scalar. */
export function depthOf(type: PortType): number {
  return isListType(type) ? 1 + depthOf(type.list) : 0;
}

/** Says whether a type is carried as a file: `file image video audio model3d`. */
export function isFileType(type: ScalarType): boolean {
  return (
    type === 'file' ||
    type === 'image' ||
    type === 'video' ||
    type === 'audio' ||
    type === 'model3d'
  );
}

/** The type in words: `list of image`. */
export function describeType(type: PortType): string {
  return isListType(type) ? `list of ${describeType(type.list)}` : type;
}

/** The type as it stands in a sentence: `an image`, `a list of image`, `text`, `JSON`. */
export function describeTypeWithArticle(type: PortType): string {
  if (type === 'text') return 'text';
  if (type === 'json') return 'JSON';
  const words = type === 'audio' ? 'audio file' : describeType(type);
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

import type { JsonObject } from '../domain/json.ts';
import {
  describeType,
  isFileType,
  itemTypeOf,
  type Limits,
  type PortType,
  type UnionBranch,
  type Widget,
} from '../domain/ports.ts';
import { enumOf, inputType, isSecret } from './inputType.ts';
import { jsonLimits, limitsOf } from './inputLimits.ts';
import { inputWidget } from './inputWidget.ts';
import type { ResolvedSchema } from './resolveSchema.ts';
import { secretsInside } from './secretsInside.ts';

/** What a model's input takes and how it is edited. */
type InputShape = {
  readonly type: PortType;
  readonly widget: Widget;
  readonly limits?: Limits;
};

/** Where a schema stands: the name of the input, and the document that its references lead into. */
type Context = { readonly name: string; readonly document: JsonObject };

/** The type, the widget and the limits of a model's input. */
export function inputShape(resolved: ResolvedSchema, context: Context): InputShape {
  const type = inputType(resolved, context.name);
  const branches = type === 'any' ? unionBranches(resolved, context) : [];
  if (branches.length > 1) return { type, widget: { kind: 'union', branches } };
  const flat = limitsOf(resolved);
  const plain = inputWidget(resolved, { name: context.name, type, limits: flat ?? {} });
  const secrets = plain.kind === 'json' ? secretsInside(resolved, context.document) : [];
  const widget = secrets.length === 0 ? plain : { ...plain, secrets };
  const limits = isFlat(resolved, { type, widget })
    ? flat
    : jsonLimits(resolved.source, context.document);
  return { type, widget, ...(limits === undefined || hasChoices(resolved) ? {} : { limits }) };
}

/** A choice keeps itself. */
function hasChoices({ schema }: ResolvedSchema): boolean {
  return enumOf(schema) !== undefined;
}

/** Flat limits say all of a single value, a list of them and files; JSON and a union have all that their schema says. */
function isFlat({ branches }: ResolvedSchema, { type, widget }: InputShape): boolean {
  if (widget.kind === 'secret' || isFileType(itemTypeOf(type))) return true;
  return widget.kind !== 'json' && branches.length < 2;
}

/** The kinds of value that a union takes, where each is one that people can tell apart. */
function unionBranches({ branches }: ResolvedSchema, context: Context): readonly UnionBranch[] {
  if (branches.some(isSecret)) return [];
  const shapes = branches.map((branch): UnionBranch => {
    const shape = inputShape(branch, context);
    return { ...shape, label: labelOf(shape) };
  });
  const isClear =
    new Set(shapes.map(({ label }) => label)).size === shapes.length &&
    shapes.every(({ type }) => type !== 'any' && !isFileType(itemTypeOf(type)));
  return isClear ? shapes : [];
}

const words: { readonly [type: string]: string } = {
  text: 'Text',
  number: 'Number',
  integer: 'Whole number',
  boolean: 'Yes or no',
  json: 'JSON',
};

function labelOf({ type, widget }: InputShape): string {
  if (widget.kind === 'select') return 'Choice';
  const name = describeType(type);
  return words[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

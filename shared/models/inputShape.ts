import type { JsonObject } from '../domain/json.ts';
import {
  describeType,
  type Limits,
  type PortType,
  type UnionBranch,
  type Widget,
} from '../domain/ports.ts';
import { enumOf, inputType, type SchemaContext } from './inputType.ts';
import { jsonLimits, limitsOf } from './inputLimits.ts';
import { inputWidget } from './inputWidget.ts';
import type { ResolvedSchema } from './resolveSchema.ts';

/** What a model's input takes and how it is edited. */
type InputShape = {
  readonly type: PortType;
  readonly widget: Widget;
  readonly limits?: Limits;
};

/** The type, the widget and the limits of a model's input. */
export function inputShape(resolved: ResolvedSchema, context: SchemaContext): InputShape {
  const { schema } = resolved;
  const { document, name } = context;
  const type = inputType(resolved, context);
  const branches = type === 'any' ? unionBranches(resolved, context) : [];
  if (branches.length > 1) return { type, widget: { kind: 'union', branches } };
  const widget = inputWidget({ name, schema, type, document });
  const limits = limitsFor(resolved, widget, document);
  return { type, widget, ...(limits === undefined ? {} : { limits }) };
}

/** A choice keeps itself, a secret is not looked into, and JSON has all that its schema says. */
function limitsFor(
  { schema, branches, source }: ResolvedSchema,
  { kind }: Widget,
  document: JsonObject,
): Limits | undefined {
  if (enumOf(schema) !== undefined) return undefined;
  if (kind === 'json') return jsonLimits(source, document);
  return branches.length > 1 ? undefined : limitsOf(schema, document);
}

/** The kinds of value that a union takes, where each is one that people can tell apart. */
function unionBranches(
  { schema, branches }: ResolvedSchema,
  context: SchemaContext,
): readonly UnionBranch[] {
  const { description } = schema;
  const shared: JsonObject = description === undefined ? {} : { description };
  const shapes = branches.map((branch): UnionBranch => {
    const shape = inputShape({ ...branch, schema: { ...shared, ...branch.schema } }, context);
    return { ...shape, label: labelOf(shape) };
  });
  const isClear =
    new Set(shapes.map(({ label }) => label)).size === shapes.length &&
    shapes.every(({ type, widget }) => type !== 'any' && !isSecretOrFile(widget));
  return isClear ? shapes : [];
}

function isSecretOrFile({ kind }: Widget): boolean {
  return kind === 'secret' || kind === 'file' || kind === 'files';
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

import { isJsonObject, mayBeRounded, type Json, type JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf, type InputPort } from '../domain/ports.ts';
import { inputShape } from './inputShape.ts';
import { isSecret } from './inputType.ts';
import { hasType } from './inputWidget.ts';
import { resolveSchema, type ResolvedSchema } from './resolveSchema.ts';
import { descriptionOf, textOf, titleFor } from './schemaText.ts';

type Property = {
  readonly name: string;
  readonly property: Json;
  readonly required: boolean;
  readonly document: JsonObject;
};

/** One input property of a model as a port. Deprecated inputs stay out of the way unless they are required. */
export function inputPort({ name, property, required, document }: Property): InputPort {
  const resolved = resolveSchema(property, document);
  const { schema } = resolved;
  const shape = inputShape(resolved, { name, document });
  const shownDefault = defaultOf(resolved, shape.type);
  const description = descriptionOf(schema['description']);
  const deprecated = schema['deprecated'] === true;
  return {
    name,
    title: titleFor(name, isJsonObject(property) ? textOf(property, 'title') : undefined),
    ...(description === undefined ? {} : { description }),
    ...shape,
    required,
    ...(shownDefault === undefined ? {} : { default: shownDefault }),
    ...(deprecated ? { deprecated: true, advanced: !required } : {}),
  };
}

/** The default to show; a file's (a path inside the model) and a secret's (a mask) mean nothing here, and a rounded one is another. */
function defaultOf(resolved: ResolvedSchema, type: InputPort['type']): Json | undefined {
  const value = resolved.schema['default'];
  if (value === undefined || value === null || isSecret(resolved) || isFileType(itemTypeOf(type)))
    return undefined;
  if (itemTypeOf(type) !== 'number' && mayBeRounded(value)) return undefined;
  return hasType(value, type) ? value : undefined;
}

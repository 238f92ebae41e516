import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { isSecret } from './inputType.ts';
import { resolveSchema, type ResolvedSchema } from './resolveSchema.ts';

/** A schema can contain itself, and strangers write them. */
const deepest = 6;
const mostProperties = 200;

/** The parts of a JSON value that its schema marks as secrets, by their names, each once: they stay in the value as text. */
export function secretsInside(part: ResolvedSchema, document: JsonObject): readonly string[] {
  const found = new Set<string>();
  let left = mostProperties;
  const look = ({ schema, branches, items }: ResolvedSchema, depth: number): void => {
    if (depth > deepest) return;
    for (const [name, property] of propertiesOf(schema['properties'])) {
      left -= 1;
      if (left < 0) return;
      const inner = resolveSchema(property, document);
      if (isSecret(inner)) found.add(name);
      else look(inner, depth + 1);
    }
    if (items !== undefined) look(items, depth + 1);
    for (const branch of branches) look(branch, depth + 1);
  };
  look(part, 0);
  return [...found];
}

function propertiesOf(json: Json | undefined): readonly (readonly [string, Json])[] {
  return isJsonObject(json) ? Object.entries(json) : [];
}

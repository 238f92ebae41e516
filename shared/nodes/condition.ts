import { z } from 'zod';
import { mediaKindOf, mediaKinds, type ArtifactRef } from '../domain/artifact.ts';
import { canonicalJson, isJsonObject, type Json } from '../domain/json.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { Value } from '../domain/values.ts';
import type { ItemType } from './itemType.ts';
import { parseJsonPath, readJsonPath } from './jsonPath.ts';
import { compilePattern } from './pattern/compilePattern.ts';
import { matchesPattern } from './pattern/matchesPattern.ts';

/** A condition on a value: one test for each type of item, so that another type never breaks it. */
export const conditionShape = {
  textTest: z.enum([
    'contains',
    'lacks',
    'equals',
    'differs',
    'starts',
    'ends',
    'matches',
    'empty',
    'filled',
  ]),
  text: z.string(),
  ignoreCase: z.boolean(),
  numberTest: z.enum(['equals', 'differs', 'less', 'at-most', 'greater', 'at-least']),
  number: z.number(),
  booleanTest: z.enum(['true', 'false']),
  path: z.string(),
  jsonTest: z.enum([
    'truthy',
    'falsy',
    'exists',
    'missing',
    'equals',
    'differs',
    'contains',
    'less',
    'greater',
  ]),
  json: z.json(),
  fileTest: z.enum(['larger', 'smaller', 'kind', 'other-kind', 'named']),
  /** In megabytes of 1,000,000 bytes. */
  size: z.number().min(0, 'a size is not negative'),
  kind: z.enum(mediaKinds),
};

const zCondition = z.object(conditionShape);

export type Condition = z.infer<typeof zCondition>;

/** What a new node asks. */
export const initialCondition: Condition = {
  textTest: 'contains',
  text: '',
  ignoreCase: true,
  numberTest: 'greater',
  number: 0,
  booleanTest: 'true',
  path: '',
  jsonTest: 'truthy',
  json: '',
  fileTest: 'larger',
  size: 1,
  kind: 'image',
};

/** What is wrong with a condition on such items, one sentence each. */
export function conditionFaults(itemType: ItemType, condition: Condition): readonly Sentence[] {
  if (itemType === 'text' && condition.textTest === 'matches') {
    const pattern = compilePattern(condition.text);
    return pattern.ok ? [] : [pattern.fault];
  }
  if (itemType !== 'json') return [];
  const path = parseJsonPath(condition.path);
  return path.ok ? [] : [path.fault];
}

/** Says whether a condition holds for a value. Throws `invalid-input` for a pattern that cannot be used. */
export function holds(value: Value, condition: Condition): boolean {
  switch (value.type) {
    case 'text':
      return textHolds(value.text, condition);
    case 'number':
      return numberHolds(value.number, condition);
    case 'boolean':
      return value.boolean === (condition.booleanTest === 'true');
    case 'json':
      return jsonHolds(value.json, condition);
    case 'file':
      return fileHolds(value.artifact, condition);
    case 'list':
      return value.items.length > 0;
  }
}

function textHolds(value: string, { textTest, text, ignoreCase }: Condition): boolean {
  const [own, other] = ignoreCase ? [value.toLowerCase(), text.toLowerCase()] : [value, text];
  switch (textTest) {
    case 'contains':
      return own.includes(other);
    case 'lacks':
      return !own.includes(other);
    case 'equals':
      return own === other;
    case 'differs':
      return own !== other;
    case 'starts':
      return own.startsWith(other);
    case 'ends':
      return own.endsWith(other);
    case 'matches':
      return matchesPattern(value, text, ignoreCase);
    case 'empty':
      return value.trim() === '';
    case 'filled':
      return value.trim() !== '';
  }
}

function numberHolds(value: number, { numberTest, number }: Condition): boolean {
  switch (numberTest) {
    case 'equals':
      return value === number;
    case 'differs':
      return value !== number;
    case 'less':
      return value < number;
    case 'at-most':
      return value <= number;
    case 'greater':
      return value > number;
    case 'at-least':
      return value >= number;
  }
}

function jsonHolds(json: Json, { path, jsonTest, json: other }: Condition): boolean {
  const parsed = parseJsonPath(path);
  const found = parsed.ok ? readJsonPath(json, parsed.steps) : undefined;
  switch (jsonTest) {
    case 'truthy':
      return isFilled(found);
    case 'falsy':
      return !isFilled(found);
    case 'exists':
      return found !== undefined;
    case 'missing':
      return found === undefined;
    case 'equals':
      return found !== undefined && canonicalJson(found) === canonicalJson(other);
    case 'differs':
      return found === undefined || canonicalJson(found) !== canonicalJson(other);
    case 'contains':
      return contains(found, other);
    case 'less':
      return typeof found === 'number' && typeof other === 'number' && found < other;
    case 'greater':
      return typeof found === 'number' && typeof other === 'number' && found > other;
  }
}

function isFilled(json: Json | undefined): boolean {
  if (Array.isArray(json)) return json.length > 0;
  if (isJsonObject(json)) return Object.keys(json).length > 0;
  return Boolean(json);
}

function contains(json: Json | undefined, part: Json): boolean {
  if (typeof json === 'string') return typeof part === 'string' && json.includes(part);
  if (isJsonObject(json)) return typeof part === 'string' && Object.hasOwn(json, part);
  if (!Array.isArray(json)) return false;
  return (json as readonly Json[]).some((item) => canonicalJson(item) === canonicalJson(part));
}

const megabyte = 1_000_000;

function fileHolds(file: ArtifactRef, condition: Condition): boolean {
  switch (condition.fileTest) {
    case 'larger':
      return file.size > condition.size * megabyte;
    case 'smaller':
      return file.size < condition.size * megabyte;
    case 'kind':
      return mediaKindOf(file.mediaType) === condition.kind;
    case 'other-kind':
      return mediaKindOf(file.mediaType) !== condition.kind;
    case 'named':
      return textHolds(file.name, { ...condition, textTest: 'contains' });
  }
}

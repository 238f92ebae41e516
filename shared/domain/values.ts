import { findArtifact, mediaKindOf, type ArtifactRef } from './artifact.ts';
import type { Json } from './json.ts';
import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';

/** What travels along an edge while a run goes on. Plain and serialisable. */
export type Value =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'boolean'; readonly boolean: boolean }
  | { readonly type: 'json'; readonly json: Json }
  | { readonly type: 'file'; readonly artifact: ArtifactRef }
  | { readonly type: 'list'; readonly items: readonly Value[] };

/** The values on a node's ports, by port name. A missing name is an unset port. */
export type PortValues = { readonly [port: string]: Value };

/** Stands in a list for an item that failed, where a node takes what there is. Told by identity. */
export const lostItem: Value = { type: 'json', json: null };

/** Makes a text value. */
export function textValue(text: string): Value {
  return { type: 'text', text };
}

/** Makes a number value. */
export function numberValue(number: number): Value {
  return { type: 'number', number };
}

/** Makes a boolean value. */
export function booleanValue(boolean: boolean): Value {
  return { type: 'boolean', boolean };
}

/** Makes a JSON value. */
export function jsonValue(json: Json): Value {
  return { type: 'json', json };
}

/** Makes a file value. */
export function fileValue(artifact: ArtifactRef): Value {
  return { type: 'file', artifact };
}

/** Makes a list value. */
export function listValue(items: readonly Value[]): Value {
  return { type: 'list', items };
}

/** A value that is no list. */
export type Leaf = Exclude<Value, { type: 'list' }>;

/** What a list holds, lists within it taken apart; a value that is no list is its own one leaf. */
export function leavesOf(value: Value): readonly Leaf[] {
  return value.type === 'list' ? value.items.flatMap(leavesOf) : [value];
}

/** What a value is, in words for a message: `an image`, `a list of 3`. */
export function describeValue(value: Value): Sentence {
  switch (value.type) {
    case 'text':
      return say('values.aText');
    case 'number':
      // JSON has no NaN.
      return say('values.theNumber', { number: String(value.number) });
    case 'boolean':
      return say('values.aBoolean');
    case 'json':
      return say('values.json');
    case 'file':
      return say('values.theFile', {
        kind: say(fileWords[mediaKindOf(value.artifact.mediaType)]),
        name: value.artifact.name,
      });
    case 'list':
      return say('values.aList', { items: value.items.length });
  }
}

const fileWords = {
  image: 'values.imageFile',
  video: 'values.videoFile',
  audio: 'values.audioFile',
  text: 'values.textFile',
  archive: 'values.archiveFile',
  model3d: 'values.model3d',
  other: 'values.file',
} as const;

/** Every artifact inside a value, in order, duplicates included. */
export function artifactsIn(value: Value): readonly ArtifactRef[] {
  if (value.type === 'file') return [value.artifact];
  if (value.type === 'json') return artifactsInJson(value.json);
  return value.type === 'list' ? value.items.flatMap(artifactsIn) : [];
}

function artifactsInJson(json: Json): readonly ArtifactRef[] {
  if (typeof json !== 'object' || json === null) return [];
  const artifact = findArtifact(json);
  return artifact === undefined ? Object.values(json).flatMap(artifactsInJson) : [artifact];
}

import { ModelError } from '../modelError.ts';
import type { BuiltinModel } from '../defineModel.ts';
import { isRecord, type JsonObject } from '../schema/json.ts';
import { linkNames, type ListedModel, type ModelLinks } from './listedModel.ts';

/** Names of models and deployments: they are part of addresses and of file names. */
export const namePattern = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** A trained version as it is kept. */
export interface VersionRecord extends JsonObject {
  readonly id: string;
  /** Name of the model that it is a version of. */
  readonly model: string;
  /** Name of the model of the program that was trained. */
  readonly base: string;
  readonly createdAt: string;
  readonly weights: JsonObject;
}

/** A model of the user as it is kept; its versions are records of their own. */
export function toModelRecord(model: ListedModel): JsonObject {
  const { name, description, readme, visibility, createdAt, links } = model;
  return {
    name,
    visibility,
    createdAt,
    links,
    ...(description === undefined ? {} : { description }),
    ...(readme === undefined ? {} : { readme }),
  };
}

/** Reads a kept model; undefined when it is none. */
export function parseModelRecord(
  record: Readonly<Record<string, unknown>>,
): ListedModel | undefined {
  const { name, visibility, createdAt, description, readme, links } = record;
  if (typeof name !== 'string' || !namePattern.test(name) || !isTime(createdAt)) return undefined;
  return {
    owner: 'builtin',
    name,
    description: toText(description),
    readme: toText(readme),
    tags: [],
    official: false,
    visibility: visibility === 'public' ? 'public' : 'private',
    createdAt,
    links: pickLinks(isRecord(links) ? links : {}),
    versions: [],
    program: undefined,
  };
}

/** Reads a kept version and makes it a model that runs; undefined when this program cannot run it. */
export function parseVersionRecord(
  record: Readonly<Record<string, unknown>>,
  program: readonly BuiltinModel[],
): BuiltinModel | undefined {
  const { id, model, base, createdAt, weights } = record;
  if (typeof id !== 'string' || !/^[0-9a-f]{64}$/.test(id)) return undefined;
  if (typeof model !== 'string' || !isTime(createdAt)) return undefined;
  const training = program.find(({ name }) => name === base)?.training;
  try {
    return training?.toModel(weights, { name: model, version: id, createdAt });
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** The links among some fields, as far as they are texts. */
export function pickLinks(fields: Readonly<Record<string, unknown>>): ModelLinks {
  return Object.fromEntries(
    linkNames.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

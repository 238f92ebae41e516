import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import type { LibraryModels } from '../../../shared/api/types.ts';
import type { ModelSnapshot } from '../../../shared/domain/graph.ts';
import { parseModelRef, type ModelSummary } from '../../../shared/domain/model.ts';

/** The models that a person starred or used lately, of each connection. */
export type ModelShelf = {
  /** Favourites by name, recents newest first. */
  get(provider: string): LibraryModels;
  setFavourite(change: {
    readonly provider: string;
    readonly model: ModelSummary;
    readonly favourite: boolean;
  }): LibraryModels;
  /** Notes that a model was placed. */
  note(provider: string, model: ModelSummary): void;
  /** Notes that a model was run, by what its pipeline tells of it; what is known of it already stays. */
  noteRun(provider: string, model: RunModel): void;
};

/** `model` is `owner/name`. */
type RunModel = Pick<ModelSnapshot, 'model' | 'description' | 'official'>;

const keptRecents = 30;

/** Wires the shelf on an open database. */
export function createModelShelf(database: DatabaseSync, now: () => number): ModelShelf {
  const favourites = database.prepare(
    'SELECT summary FROM library_models WHERE provider = ? AND favourite = 1 ORDER BY model',
  );
  const recents = database.prepare(
    'SELECT summary FROM library_models WHERE provider = ? AND used_at IS NOT NULL ORDER BY used_at DESC LIMIT ?',
  );
  const star = database.prepare(
    `INSERT INTO library_models (provider, model, summary, favourite) VALUES (?, ?, ?, ?)
     ON CONFLICT (provider, model) DO UPDATE SET summary = excluded.summary, favourite = excluded.favourite`,
  );
  const use = database.prepare(
    `INSERT INTO library_models (provider, model, summary, favourite, used_at) VALUES (?, ?, ?, 0, ?)
     ON CONFLICT (provider, model) DO UPDATE SET used_at = excluded.used_at, summary = excluded.summary`,
  );
  const useKnown = database.prepare(
    'UPDATE library_models SET used_at = ? WHERE provider = ? AND model = ?',
  );
  const trim = database.prepare(
    `DELETE FROM library_models WHERE provider = ? AND favourite = 0 AND model NOT IN (
       SELECT model FROM library_models WHERE provider = ? AND used_at IS NOT NULL
       ORDER BY used_at DESC LIMIT ?)`,
  );
  const get = (provider: string): LibraryModels => ({
    favourites: favourites.all(provider).flatMap(readSummary),
    recents: recents.all(provider, keptRecents).flatMap(readSummary),
  });
  return {
    get,
    setFavourite: ({ provider, model, favourite }) => {
      star.run(provider, nameOf(model), textOf(model), favourite ? 1 : 0);
      trim.run(provider, provider, keptRecents);
      return get(provider);
    },
    note: (provider, model) => {
      use.run(provider, nameOf(model), textOf(model), now());
      trim.run(provider, provider, keptRecents);
    },
    noteRun: (provider, model) => {
      if (useKnown.run(now(), provider, model.model).changes > 0) return;
      const summary = runSummary(model);
      if (summary === undefined) return;
      use.run(provider, model.model, textOf(summary), now());
      trim.run(provider, provider, keptRecents);
    },
  };
}

function nameOf({ owner, name }: ModelSummary): string {
  return `${owner}/${name}`;
}

/** A model's details are much larger than what a list shows. */
function textOf(model: ModelSummary): string {
  return JSON.stringify(zSummary.parse(model));
}

const zSummary = z.object({
  owner: z.string(),
  name: z.string(),
  description: z.string(),
  official: z.boolean(),
  runCount: z.number(),
  coverImageUrl: z.string().nullable(),
  url: z.string().nullable(),
  visibility: z.enum(['public', 'private']).exactOptional(),
});

/** A row that cannot be read is passed over. */
function readSummary({ summary }: Record<string, SQLOutputValue>): readonly ModelSummary[] {
  try {
    return [zSummary.parse(JSON.parse(String(summary)))];
  } catch {
    return [];
  }
}

/** What is known of a model that only a pipeline names. */
function runSummary({
  model,
  description = '',
  official = false,
}: RunModel): ModelSummary | undefined {
  const ref = parseModelRef(model);
  if (ref === undefined) return undefined;
  const { owner, name } = ref;
  return {
    owner,
    name,
    description,
    official,
    runCount: 0,
    coverImageUrl: null,
    url: null,
  };
}

import type { ModelSummary } from '../../../shared/domain/model.ts';

/** `owner/name`. */
export function modelName({ owner, name }: Pick<ModelSummary, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}

/** What the engine keeps of a model; its details are much larger. */
export function toSummary(model: ModelSummary): ModelSummary {
  const { owner, name, description, official, runCount, coverImageUrl, url, visibility } = model;
  const summary = { owner, name, description, official, runCount, coverImageUrl, url };
  return visibility === undefined ? summary : { ...summary, visibility };
}

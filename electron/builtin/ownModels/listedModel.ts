import type { BuiltinModel } from '../defineModel.ts';

/** The addresses that a model may show. */
export const linkNames = [
  'github_url',
  'paper_url',
  'weights_url',
  'license_url',
  'cover_image_url',
] as const;

export type ModelLinks = Readonly<Partial<Record<(typeof linkNames)[number], string>>>;

/** A model as the API lists it: one that is part of the program, or one that the user has made. */
export interface ListedModel {
  readonly owner: 'builtin';
  readonly name: string;
  readonly description: string | undefined;
  readonly readme: string | undefined;
  readonly tags: readonly string[];
  readonly official: boolean;
  readonly visibility: 'public' | 'private';
  /** ISO 8601. */
  readonly createdAt: string;
  readonly links: ModelLinks;
  /** Newest first; none in a model that nothing has been trained into yet. */
  readonly versions: readonly BuiltinModel[];
  /** Set for a model that is part of the program: it cannot be changed. */
  readonly program: BuiltinModel | undefined;
}

/** How a model of the program is listed. */
export function listProgramModel(model: BuiltinModel): ListedModel {
  return {
    owner: model.owner,
    name: model.name,
    description: model.description,
    readme: model.readme,
    tags: model.tags,
    official: model.official,
    visibility: 'public',
    createdAt: model.createdAt,
    links: {},
    versions: [model],
    program: model,
  };
}

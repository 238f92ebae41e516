import type { ModelSummary } from './model.ts';

/** A named list of models. */
export type Collection = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
};

/** A collection with its models; `fullDescription` is Markdown. */
export type CollectionDetails = Collection & {
  readonly fullDescription: string | null;
  readonly models: readonly ModelSummary[];
};

/** A kind of computer that models run on. */
export type Hardware = { readonly sku: string; readonly name: string };

/** What a search found, best first. */
export type SearchResults = {
  readonly models: readonly FoundModel[];
  readonly collections: readonly (Collection & { readonly models: readonly string[] })[];
  /** Pages of documentation; `href` is a path or a URL. */
  readonly pages: readonly { readonly name: string; readonly href: string }[];
};

/** A model that a search found; a higher `score` fits better. */
export type FoundModel = ModelSummary & {
  readonly generatedDescription: string | null;
  readonly tags: readonly string[];
  readonly score: number | null;
};

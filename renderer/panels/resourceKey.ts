/** A kind of thing that a provider keeps. */
export type ResourceKind =
  | 'account'
  | 'collections'
  | 'deployments'
  | 'files'
  | 'hardware'
  | 'models'
  | 'outputs'
  | 'predictions'
  | 'trainings'
  | 'versions';

/** The key of an answer about a provider's things; its beginning names all answers about one kind. */
export function resourceKey(
  provider: string,
  kind: ResourceKind,
  ...rest: readonly unknown[]
): readonly unknown[] {
  return ['resources', provider, kind, ...rest];
}

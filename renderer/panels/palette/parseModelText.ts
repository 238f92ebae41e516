import { parseModelRef } from '../../../shared/domain/model.ts';
import type { ProviderId } from '../../../shared/domain/model.ts';

/** A model named by a text: which provider has it, and `owner/name` or `owner/name:version`. */
export type NamedModel = { readonly provider: ProviderId; readonly model: string };

const pagePattern =
  /^(?:https?:\/\/)?(?:www\.)?replicate\.com\/([^/?#\s]+)\/([^/?#\s]+)(?:\/versions\/([0-9a-f]{64}))?/i;
const imagePattern = /^(?:https?:\/\/)?r8\.im\/([^/\s]+)\/([^/@\s]+)(?:@sha256:([0-9a-f]{64}))?/i;
/** Pages of replicate.com whose address looks like a model's. */
const notOwners = new Set([
  'docs',
  'collections',
  'p',
  'blog',
  'account',
  'changelog',
  'pricing',
  'explore',
]);

/** Reads `owner/name[:version]`, a replicate.com address or an r8.im image; undefined for anything else. */
export function parseModelText(text: string): NamedModel | undefined {
  const trimmed = text.trim();
  const [, owner, name, version] = pagePattern.exec(trimmed) ?? imagePattern.exec(trimmed) ?? [];
  if (owner !== undefined && notOwners.has(owner)) return undefined;
  const written =
    owner === undefined
      ? trimmed
      : `${owner}/${name ?? ''}${version === undefined ? '' : `:${version}`}`;
  const ref = parseModelRef(written);
  if (ref === undefined) return undefined;
  const model = `${ref.owner}/${ref.name}`;
  return {
    provider: ref.owner === 'builtin' ? 'builtin' : 'replicate',
    model: ref.version === undefined ? model : `${model}:${ref.version}`,
  };
}

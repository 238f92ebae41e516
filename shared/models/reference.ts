import type { JsonObject } from '../domain/json.ts';
import { parseModelRef } from '../domain/model.ts';

/** What a text names: something that a provider runs or ran, with the inputs that were written beside it. */
export type Reference =
  | {
      readonly kind: 'model';
      /** `owner/name` or `owner/name:version`. */
      readonly model: string;
      readonly inputs: JsonObject;
    }
  | { readonly kind: 'prediction'; readonly id: string }
  | {
      readonly kind: 'deployment';
      readonly owner: string;
      readonly name: string;
      readonly inputs: JsonObject;
    }
  /** A Cog server: `host` has the port, `url` is what its connection is added by. */
  | {
      readonly kind: 'cog';
      readonly host: string;
      readonly url: string;
      readonly inputs: JsonObject;
    };

/** The names of Replicate's owners, models and deployments, in one address part. */
const namePattern = /^[a-z0-9][a-z0-9._-]*$/i;
const versionPattern = /^[0-9a-f]{64}$/i;

/** A model from `owner/name[:version]` and, where it is known apart, its version; undefined for another text. */
export function modelReference(
  text: string,
  { version, inputs = {} }: { readonly version?: string | undefined; readonly inputs?: JsonObject },
): Reference | undefined {
  const ref = parseModelRef(text);
  if (ref === undefined) return undefined;
  const pinned =
    ref.version ?? (version !== undefined && isVersionId(version) ? version : undefined);
  const model = `${ref.owner}/${ref.name}`;
  return {
    kind: 'model',
    model: pinned === undefined ? model : `${model}:${pinned.toLowerCase()}`,
    inputs,
  };
}

/** A deployment by its owner and name; undefined where one of them is not a name. */
export function deploymentReference(
  owner: string | undefined,
  name: string | undefined,
  inputs: JsonObject = {},
): Reference | undefined {
  const isNamed = namePattern.test(owner ?? '') && namePattern.test(name ?? '');
  if (!isNamed || owner === undefined || name === undefined) return undefined;
  return { kind: 'deployment', owner, name, inputs };
}

/** Says whether a text is the id of a version: 64 hex digits. */
export function isVersionId(text: string): boolean {
  return versionPattern.test(text);
}

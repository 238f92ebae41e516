import { parseModelRef, type ModelRef } from '../../../shared/domain/model.ts';
import { badUsage } from '../cliError.ts';

type Ref = { readonly owner: string; readonly name: string };

/** Reads `owner/name`. Throws a usage error for anything else. */
export function parseRef(text: string | undefined): Ref {
  const found = parseModelRef(text ?? '');
  if (found !== undefined && found.version === undefined) return found;
  throw badUsage(`"${text ?? ''}" is no name of this kind: write it as owner/name.`);
}

/** Reads `owner/name:version`. Throws a usage error for anything else. */
export function parseVersionRef(text: string | undefined): Required<ModelRef> {
  const found = parseModelRef(text ?? '');
  if (found?.version !== undefined) return { ...found, version: found.version };
  throw badUsage(
    `"${text ?? ''}" is no version: write it as owner/name:version, with all 64 digits of the version.`,
  );
}

/** Reads `owner/name` or `owner/name:version`. Throws a usage error for anything else. */
export function parseModel(text: string | undefined): ModelRef {
  const found = parseModelRef(text ?? '');
  if (found !== undefined) return found;
  throw badUsage(`"${text ?? ''}" is no model: write it as owner/name or owner/name:version.`);
}

/** A copy without the properties that are undefined, as the contract wants it. */
export function defined<T extends object>(
  values: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

import type { Failure } from '../../../../shared/domain/failure.ts';

/** What is wrong with a form, in one sentence each, by field. */
export type Faults = { readonly [field: string]: string | undefined };

/** A refusal, sorted: what belongs to a field of the form, and the rest. */
export type SortedRefusal = { readonly faults: Faults; readonly others: readonly string[] };

/**
 * Finds the fields of a form in a provider's 422. The provider says `max_instances` or `input.width` where the form
 * says `maxInstances` or `width`: the last part of the path counts, or the one after `input`.
 */
export function sortRefusal(failure: Failure, fields: readonly string[]): SortedRefusal {
  if (failure.kind === 'invalid-input' && failure.port !== undefined) {
    const field = findField(failure.port, fields);
    if (field !== undefined) return { faults: { [field]: failure.message }, others: [] };
  }
  const rejected = failure.kind === 'provider-rejected' ? failure.fields : [];
  const faults = new Map<string, string>();
  const others: string[] = [];
  for (const { field: path, description } of rejected) {
    const field = findField(path, fields);
    if (field === undefined) others.push(path === '' ? description : `${path}: ${description}`);
    else faults.set(field, faults.get(field) ?? toSentence(description));
  }
  const isSorted = faults.size > 0;
  return {
    faults: Object.fromEntries(faults),
    others: isSorted ? others : [failure.message, ...others],
  };
}

function findField(path: string, fields: readonly string[]): string | undefined {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  const wanted = parts[0] === 'input' && parts.length > 1 ? parts[1] : parts.at(-1);
  return fields.find((field) => plain(field) === plain(wanted ?? ''));
}

function plain(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

/** A provider's words with a capital at their beginning and a stop at their end. */
export function toSentence(text: string): string {
  const trimmed = text.trim();
  const upper = `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}`;
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}

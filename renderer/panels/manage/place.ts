import { sections, type SectionId } from './sections.ts';

/** Where Manage was left: a page, and the id of a connection. */
export type Place = { readonly section: SectionId; readonly provider: string };

const key = 'patchbay.manage';
const start: Place = { section: 'predictions', provider: 'builtin' };

/** Where Manage was left at an earlier visit; the predictions of the built-in models where that cannot be read. */
export function readPlace(storage: Pick<Storage, 'getItem'>): Place {
  try {
    const saved: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return typeof saved === 'object' && saved !== null ? pick(saved) : start;
  } catch {
    return start;
  }
}

/** Keeps where Manage is. */
export function keepPlace(storage: Pick<Storage, 'setItem'>, place: Place): void {
  storage.setItem(key, JSON.stringify(place));
}

function pick(saved: object): Place {
  const wanted = 'section' in saved ? saved.section : undefined;
  const provider = 'provider' in saved ? saved.provider : undefined;
  return {
    section: sections().find(({ id }) => id === wanted)?.id ?? start.section,
    provider: typeof provider === 'string' && provider !== '' ? provider : start.provider,
  };
}

/** What the list of predictions is narrowed to, as it was typed: local dates and times, `2026-05-01T12:00`. */
export type Filters = {
  readonly after: string;
  readonly before: string;
  readonly webOnly: boolean;
};

/** Everything. */
export const noFilters: Filters = { after: '', before: '', webOnly: false };

/** The filters as the contract takes them; a date that is not whole yet is left out. */
export function toListFilters({ after, before, webOnly }: Filters): {
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  readonly source?: 'web';
} {
  const createdAfter = toIso(after);
  const createdBefore = toIso(before);
  return {
    ...(createdAfter === undefined ? {} : { createdAfter }),
    ...(createdBefore === undefined ? {} : { createdBefore }),
    ...(webOnly ? { source: 'web' } : {}),
  };
}

function toIso(local: string): string | undefined {
  const moment = new Date(local);
  return !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(moment.getTime())
    ? undefined
    : moment.toISOString();
}

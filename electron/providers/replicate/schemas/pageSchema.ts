import { z } from 'zod';
import type { Page } from '../../provider.ts';

/**
 * A page of `{next, results}`. Only the cursor of `next` is kept: its host is never asked, as it may be
 * foreign (a gateway does not rewrite it). A `next` without a cursor is refused: a list must not end early.
 */
export function pageSchema<T>(item: z.ZodType<T>): z.ZodType<Page<T>> {
  return z.object({ next: nextSchema, results: z.array(item) }).transform(({ next, results }) => ({
    items: results,
    ...(next === null ? {} : { next }),
  }));
}

const nextSchema = z
  .string()
  .nullish()
  .transform((next, context) => {
    // The documented example of collections has the text "null".
    if (next === null || next === undefined || next === '' || next === 'null') return null;
    const cursor = cursorOf(next);
    if (cursor !== null) return cursor;
    context.addIssue({ code: 'custom', message: 'no cursor' });
    return z.NEVER;
  });

function cursorOf(next: string): string | null {
  const base = 'http://relative.invalid';
  if (!URL.canParse(next, base)) return null;
  const cursor = new URL(next, base).searchParams.get('cursor');
  return cursor === '' ? null : cursor;
}

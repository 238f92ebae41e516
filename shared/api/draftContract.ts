import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { isId } from '../domain/ids.ts';
import type { JsonPatch } from '../domain/jsonPatch.ts';
import { isJsonObject } from '../domain/json.ts';
import { maxFileBytes } from '../pipeline/format.ts';
import { contractBase as base } from './contractBase.ts';
import type { WindowEvent } from './drafts.ts';

const zName = z.string().refine(isId, '1 to 64 letters, digits, "_" or "-"');
const zPath = z.string().min(1).max(4096);
const zCount = z.number().int().nonnegative();
const zViewport = z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() });
const zTab = z.object({
  document: zName,
  path: zPath.nullable(),
  shown: z.boolean(),
  viewport: zViewport.nullable(),
});
/** A whole pipeline comes as JSON text: 5 MB of objects would hold up the page while they are packed. */
const zContent = z.union([
  z.object({ text: z.string().max(maxFileBytes) }),
  z.object({ patch: z.custom<JsonPatch>(isJsonObject) }),
]);

/** Rows that keep what is open and not saved, and tell windows of each other's saves. */
export const draftContract = {
  drafts: {
    /**
     * A window comes in, and lives as long as it listens. A new one takes what windows that are gone left unsaved; one
     * that comes back gets what it had. `restores` is false for one that still has its documents and wants nothing.
     */
    arrive: base
      .input(z.object({ window: zName.nullable(), restores: z.boolean() }))
      .output(eventIterator(type<WindowEvent>())),
    /** The documents of a window, in their order. Their files are watched. */
    keepTabs: base
      .input(z.object({ window: zName, tabs: z.array(zTab).max(1000) }))
      .output(type<void>()),
    /**
     * Keeps a document's unsaved state on disk; it is there when this answers. `seq` counts the writes of a document; a
     * patch that does not follow the write before is not kept: send the whole pipeline then.
     */
    keep: base
      .input(
        z.object({
          window: zName,
          document: zName,
          path: zPath.nullable(),
          seq: zCount,
          revision: z.string().nullable(),
          edits: zCount,
          typed: z.record(z.string(), z.string()),
          content: zContent,
        }),
      )
      .output(type<{ readonly kept: boolean }>()),
    /** The document was saved, discarded or closed. */
    forget: base.input(z.object({ window: zName, document: zName })).output(type<void>()),
    /** Says whether another window that lives has this file, or this document that is in none, with edits that are not saved. */
    elsewhere: base
      .input(z.object({ window: zName, document: zName, path: zPath.nullable() }))
      .output(type<{ readonly edits: boolean }>()),
    /** Looks at the files of a window now, and at the chosen keys: where a watch could miss something, as after a sleep. */
    look: base.input(z.object({ window: zName })).output(type<void>()),
  },
};

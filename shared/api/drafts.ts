import type { Pipeline } from '../domain/graph.ts';
import type { Sentence } from '../domain/sentence.ts';

/** Where a canvas looks: its origin in pixels, and its zoom. */
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };

/** One document of a window, in the order of its tabs. */
export type DocumentTab = {
  /** Names the document within its window. */
  readonly document: string;
  /** Absolute; null for one that was never saved. */
  readonly path: string | null;
  readonly shown: boolean;
  readonly viewport: Viewport | null;
};

/** What stands in fields and is no value yet, such as half of a JSON text, by the id of the field. */
export type TypedTexts = { readonly [field: string]: string };

/** The unsaved state of a document, as the engine kept it last. */
export type Draft = {
  readonly pipeline: Pipeline;
  /** The revision of the file that was edited; null for one that was never saved. */
  readonly revision: string | null;
  /** How many edits are not in the file; 0 for a new pipeline that nobody has changed yet. */
  readonly edits: number;
  readonly typed: TypedTexts;
};

/** A document as a window comes back with it; a draft that cannot be read any more says why. */
export type RestoredTab = DocumentTab & {
  readonly draft: Draft | { readonly unreadable: Sentence } | null;
};

/** What a window is told by the engine, from its arrival on. */
export type WindowEvent =
  /** Always the first: the id to come back with, and what was open. */
  | { readonly type: 'arrived'; readonly window: string; readonly tabs: readonly RestoredTab[] }
  /** Another page came in with this window's id, as when a browser tab is duplicated: take another one. */
  | { readonly type: 'replaced' }
  /** A file of one of the tabs was written, here or elsewhere, or is gone: then its revision is null. */
  | { readonly type: 'file'; readonly path: string; readonly revision: string | null };

import type { Sentence } from '../../shared/domain/sentence.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyPipeline, type Pipeline } from '../../shared/domain/graph.ts';
import { coalesceKey } from '../../shared/graph/coalesceKey.ts';
import { applyCommand, type GraphCommand } from '../../shared/graph/commands.ts';

/** The open document: the pipeline, where it is saved, and what can be undone. */
export type DocumentState = {
  readonly pipeline: Pipeline;
  /** Absolute; null until the document is saved. */
  readonly path: string | null;
  /** The revision last read or saved; null until then. */
  readonly revision: string | null;
  /** What is on disk; the document is dirty while `pipeline` is another object. */
  readonly savedPipeline: Pipeline;
  /** What the loader had to say about the file. */
  readonly warnings: readonly Sentence[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** How many steps are between what is on disk and what is shown; 0 while nothing is unsaved. */
  readonly edits: number;
  /** Counts loads, so that views can tell another document from an edit. */
  readonly loadCount: number;
  /** Applies a command as a step of undo; a command that changes nothing is no step. */
  readonly apply: (command: GraphCommand) => void;
  /** Applies commands together as one step of undo. */
  readonly applyAll: (commands: readonly GraphCommand[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly load: (document: LoadedDocument) => void;
  /** Brings back unsaved edits; one undo goes back to what is saved. */
  readonly restore: (document: RestoredDocument) => void;
  /** Shows what is on disk now, as a step of undo. */
  readonly reload: (disk: Disk) => void;
  /** The file is another one than was read, and the document is not in it: a save goes over that revision. */
  readonly standOver: (revision: string | null) => void;
  /** Tells which pipeline was written where. */
  readonly markSaved: (saved: Omit<LoadedDocument, 'warnings'>) => void;
};

/** A document as it was opened; a new one has no path and no revision. */
export type LoadedDocument = {
  readonly pipeline: Pipeline;
  readonly path: string | null;
  readonly revision: string | null;
  readonly warnings: readonly Sentence[];
};

/** A document with edits that its file does not have; `saved` is what the file has. */
export type RestoredDocument = LoadedDocument & {
  readonly saved: Pipeline;
  readonly edits: number;
};

type Disk = { readonly pipeline: Pipeline; readonly revision: string | null };

export type DocumentStore = StoreApi<DocumentState>;

type Options = {
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
};

/** Edits with one coalesce key that follow each other this closely are one step of undo, in milliseconds. */
const coalesceWindowMs = 1000;
/** How many steps can be undone. */
const historyLimit = 500;

/** Says whether the document has changes that are not saved. */
export function isDirty(state: Pick<DocumentState, 'pipeline' | 'savedPipeline'>): boolean {
  return state.pipeline !== state.savedPipeline;
}

/** Makes the store of the open document, empty at first. */
export function createDocumentStore({ now }: Options): DocumentStore {
  let past: readonly Pipeline[] = [];
  let future: readonly Pipeline[] = [];
  let lastEdit: { readonly key: string; readonly at: number } | undefined;
  const untitled = emptyPipeline('Untitled');

  return createStore<DocumentState>()((set, get) => {
    const show = (pipeline: Pipeline, steps: number): void => {
      const edits = pipeline === get().savedPipeline ? 0 : Math.max(1, get().edits + steps);
      set({ pipeline, edits, canUndo: past.length > 0, canRedo: future.length > 0 });
    };
    const joinsLastEdit = (key: string | undefined, at: number): boolean => {
      const last = lastEdit;
      lastEdit = key === undefined ? undefined : { key, at };
      return last !== undefined && last.key === key && at - last.at < coalesceWindowMs;
    };
    const applyAll = (commands: readonly GraphCommand[]): void => {
      const { pipeline } = get();
      const next = commands.reduce(applyCommand, pipeline);
      if (next === pipeline) return;
      const [only] = commands.length === 1 ? commands : [];
      const joins = joinsLastEdit(only && coalesceKey(pipeline, only), now());
      if (!joins || past.length === 0) past = [...past, pipeline].slice(-historyLimit);
      future = [];
      show(next, joins ? 0 : 1);
    };
    const begin = (document: LoadedDocument & Partial<RestoredDocument>): void => {
      const { saved = document.pipeline, edits = 0, ...loaded } = document;
      past = edits === 0 ? [] : [saved];
      future = [];
      lastEdit = undefined;
      set({
        ...loaded,
        edits,
        savedPipeline: edits === 0 ? document.pipeline : saved,
        canUndo: edits > 0,
        canRedo: false,
        loadCount: get().loadCount + 1,
      });
    };
    return {
      pipeline: untitled,
      path: null,
      revision: null,
      savedPipeline: untitled,
      warnings: [],
      canUndo: false,
      canRedo: false,
      loadCount: 0,
      edits: 0,
      apply: (command) => applyAll([command]),
      applyAll,
      undo: () => {
        const previous = past.at(-1);
        if (previous === undefined) return;
        future = [...future, get().pipeline];
        past = past.slice(0, -1);
        lastEdit = undefined;
        show(previous, -1);
      },
      redo: () => {
        const next = future.at(-1);
        if (next === undefined) return;
        past = [...past, get().pipeline];
        future = future.slice(0, -1);
        lastEdit = undefined;
        show(next, 1);
      },
      load: begin,
      restore: begin,
      reload: ({ pipeline, revision }) => {
        past = [...past, get().pipeline].slice(-historyLimit);
        future = [];
        lastEdit = undefined;
        set({ revision, savedPipeline: pipeline });
        show(pipeline, 1);
      },
      standOver: (revision) => {
        const { savedPipeline, edits } = get();
        // Another object: nothing that is shown is what the file has, whatever is undone.
        set({ revision, savedPipeline: { ...savedPipeline }, edits: Math.max(1, edits) });
      },
      markSaved: ({ path, revision, pipeline }) => {
        lastEdit = undefined;
        const edits = pipeline === get().pipeline ? 0 : 1;
        set({ path, revision, savedPipeline: pipeline, edits });
      },
    };
  });
}

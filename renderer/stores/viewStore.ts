import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TypedTexts, Viewport } from '../../shared/api/drafts.ts';
import type { EdgeId, NodeId } from '../../shared/domain/ids.ts';
import type { ListedProblem } from '../../shared/graph/listProblems.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import type { CanvasPoint, PortEnd } from './places.ts';

/** What is selected on the canvas. */
export type Selection = { readonly nodes: readonly NodeId[]; readonly edges: readonly EdgeId[] };

/** The frame that dragged nodes would join, and the one that they would leave. */
export type Joining = { readonly joins: NodeId | undefined; readonly leaves: NodeId | undefined };

/** Something that is being fetched for a place on the canvas. */
export type Arrival = {
  readonly id: string;
  /** The middle of the node's top edge, in canvas units. */
  readonly at: CanvasPoint;
  readonly title: string;
  readonly cancel: () => void;
};

/** Nodes that are being laid out. */
export type Tidying = { readonly count: number; readonly cancel: () => void };

/** An edge that a node is held over: dropped there, it is inserted, or not for a reason. */
export type Inserting = {
  readonly edgeId: EdgeId;
  /** One sentence; undefined where it fits, or where that is not known yet. */
  readonly why?: string;
  /** Where to say so, in canvas units. */
  readonly at: CanvasPoint;
};

/** What is wrong between the document and its file. */
export type DiskTrouble =
  /** Someone else wrote the file; `wantsSave`: it came out when the document was to be saved. */
  | { readonly kind: 'changed'; readonly revision: string; readonly wantsSave: boolean }
  /** Deleted, renamed or moved. */
  | { readonly kind: 'gone' }
  /** Open in another window, with edits that are not saved there. */
  | { readonly kind: 'elsewhere' };

/** A search for nodes on the canvas. */
export type Find = {
  readonly query: string;
  /** What answers it, as it is read on the canvas. */
  readonly found: readonly NodeId[];
  /** These, and the collapsed frames that are seen for them. */
  readonly isFound: ReadonlySet<NodeId>;
  /** The one that is looked at. */
  readonly at: NodeId | null;
  /** Counts how often the box was asked for: each time the focus goes there. */
  readonly asked: number;
};

/** A field of the inspector that is to have the focus. */
export type WantedField = { readonly nodeId: NodeId; readonly port: string };

/** How one document is looked at: what is selected in it, what is wrong with it. Never saved with a pipeline. */
export type ViewState = {
  readonly selection: Selection;
  /** What kept the last run from starting. */
  readonly problems: readonly Problem[];
  /** What the document itself says is wrong, or does not run. */
  readonly known: readonly ListedProblem[];
  /** The problem that was gone to last. */
  readonly problemAt: ListedProblem | null;
  readonly find: Find | null;
  readonly wantedField: WantedField | null;
  /** The port that a connection is being drawn from. */
  readonly connecting: PortEnd | null;
  /** True while the mouse moves nodes. */
  readonly isDragging: boolean;
  /** What a drag would do to who belongs to which frame; null while it would do nothing. */
  readonly joining: Joining | null;
  /** The node whose title is being edited on the canvas. */
  readonly renaming: NodeId | null;
  /** What is being fetched for the canvas; it stands there as a box until then. */
  readonly arrivals: readonly Arrival[];
  /** How many fields wait for files that are being stored. */
  readonly importing: number;
  readonly tidying: Tidying | null;
  readonly inserting: Inserting | null;
  /** Where the canvas was when it was left; null until then. */
  readonly viewport: Viewport | null;
  /** True while everything that is not saved is kept by the engine and would outlive a crash. */
  readonly isKept: boolean;
  readonly disk: DiskTrouble | null;
  readonly typed: TypedTexts;
  /** True while the document is being written to its file. */
  readonly isSaving: boolean;
  readonly select: (selection: Partial<Selection>) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
  readonly setKnown: (known: readonly ListedProblem[]) => void;
  readonly setProblemAt: (problem: ListedProblem | null) => void;
  readonly setFind: (find: Find | null) => void;
  readonly setWantedField: (field: WantedField | null) => void;
  readonly setConnecting: (from: PortEnd | null) => void;
  /** A drag that is over joins no frame any more. */
  readonly setDragging: (isDragging: boolean) => void;
  readonly setJoining: (joining: Joining | null) => void;
  readonly setRenaming: (nodeId: NodeId | null) => void;
  readonly addArrival: (arrival: Arrival) => void;
  readonly removeArrival: (id: string) => void;
  readonly countImporting: (by: 1 | -1) => void;
  readonly setTidying: (tidying: Tidying | null) => void;
  readonly setInserting: (inserting: Inserting | null) => void;
  readonly setViewport: (viewport: Viewport | null) => void;
  readonly setKept: (isKept: boolean) => void;
  readonly setDisk: (disk: DiskTrouble | null) => void;
  readonly setTyped: (typed: TypedTexts) => void;
  readonly setSaving: (isSaving: boolean) => void;
};

export type ViewStore = StoreApi<ViewState>;

const nothing: Selection = { nodes: [], edges: [] };
/** One list for all documents: another document is no news of a check. */
const noProblems: readonly never[] = [];

/** Makes the store of how one document is looked at. */
export function createViewStore(): ViewStore {
  return createStore<ViewState>()((set, get) => ({
    selection: nothing,
    problems: noProblems,
    known: noProblems,
    problemAt: null,
    find: null,
    wantedField: null,
    connecting: null,
    isDragging: false,
    joining: null,
    renaming: null,
    arrivals: [],
    importing: 0,
    tidying: null,
    inserting: null,
    viewport: null,
    isKept: true,
    disk: null,
    typed: {},
    isSaving: false,
    select: (selection) => {
      const next = { ...nothing, ...selection };
      if (!isSameSelection(next, get().selection)) set({ selection: next });
    },
    setProblems: (problems) => set({ problems }),
    setKnown: (known) => set({ known }),
    setProblemAt: (problemAt) => set({ problemAt }),
    setFind: (find) => set({ find }),
    setWantedField: (wantedField) => set({ wantedField }),
    setConnecting: (connecting) => set({ connecting }),
    setDragging: (isDragging) => {
      if (isDragging !== get().isDragging) set({ isDragging });
      if (!isDragging) get().setJoining(null);
    },
    setJoining: (joining) => {
      const before = get().joining;
      if (before?.joins !== joining?.joins || before?.leaves !== joining?.leaves) set({ joining });
    },
    setRenaming: (renaming) => set({ renaming }),
    addArrival: (arrival) => set(({ arrivals }) => ({ arrivals: [...arrivals, arrival] })),
    removeArrival: (id) =>
      set(({ arrivals }) => ({ arrivals: arrivals.filter((each) => each.id !== id) })),
    countImporting: (by) => set(({ importing }) => ({ importing: importing + by })),
    setTidying: (tidying) => set({ tidying }),
    setInserting: (inserting) => {
      if (inserting !== get().inserting) set({ inserting });
    },
    setViewport: (viewport) => set({ viewport }),
    setKept: (isKept) => {
      if (isKept !== get().isKept) set({ isKept });
    },
    setDisk: (disk) => set({ disk }),
    setTyped: (typed) => set({ typed }),
    setSaving: (isSaving) => set({ isSaving }),
  }));
}

function isSameSelection(a: Selection, b: Selection): boolean {
  return isSameList(a.nodes, b.nodes) && isSameList(a.edges, b.edges);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

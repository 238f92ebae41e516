import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EdgeId, NodeId } from '../../shared/domain/ids.ts';
import type { PortType } from '../../shared/domain/ports.ts';
import type { Value } from '../../shared/domain/values.ts';
import type { Problem } from '../../shared/graph/problems.ts';

/** What is selected on the canvas. */
export type Selection = { readonly nodes: readonly NodeId[]; readonly edges: readonly EdgeId[] };

/** A place on the canvas, in canvas units. */
export type CanvasPoint = { readonly x: number; readonly y: number };

/** A port that something is to be connected to. */
export type PortEnd = {
  readonly nodeId: NodeId;
  readonly port: string;
  readonly direction: 'input' | 'output';
  readonly type: PortType;
};

/** What the palette was opened for. */
export type PaletteRequest = {
  /** Where a chosen node goes; the middle of what is seen when absent. */
  readonly at?: CanvasPoint;
  /** Offers only what this port can be connected to, and connects it. */
  readonly from?: PortEnd;
  /** Offers models only, for this prediction or training. */
  readonly chooseModelFor?: NodeId;
};

/** One answer of a confirm dialog. */
export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly tone?: 'primary' | 'danger';
};

/** A question with a few answers. */
export type ConfirmRequest = {
  readonly title: string;
  readonly message: string;
  /** What it is about, one sentence each, as a list. */
  readonly details?: readonly string[];
  readonly choices: readonly Choice[];
};

/** The dialog on screen. Those with `resolve` are questions: close them by `answerDialog`. */
export type Dialog =
  | { readonly kind: 'open'; readonly resolve: (path: string | null) => void }
  | {
      readonly kind: 'save';
      readonly suggestedName: string;
      readonly resolve: (path: string | null) => void;
    }
  | { readonly kind: 'examples'; readonly resolve: (id: string | null) => void }
  | ({
      readonly kind: 'confirm';
      readonly resolve: (choice: string | null) => void;
    } & ConfirmRequest)
  | {
      readonly kind: 'viewer';
      readonly title: string;
      readonly values: readonly Value[];
      readonly index: number;
    }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' };

type Question = Extract<Dialog, { readonly resolve: unknown }>;
type QuestionRequest = Question extends infer Q
  ? Q extends unknown
    ? Omit<Q, 'resolve'>
    : never
  : never;

/** Something that is being fetched for a place on the canvas. */
export type Arrival = {
  readonly id: string;
  /** The middle of the node's top edge, in canvas units. */
  readonly at: CanvasPoint;
  readonly title: string;
  readonly cancel: () => void;
};

/** What the Library panel shows over its first page. */
export type LibraryPlace =
  | { readonly kind: 'collection'; readonly slug: string; readonly name: string }
  | { readonly kind: 'model'; readonly owner: string; readonly name: string };

/** The Library panel: whose models, and how deep in; an empty path is its first page. */
export type LibraryView = { readonly provider: string; readonly path: readonly LibraryPlace[] };

export type Theme = 'light' | 'dark' | 'system';

/** Everything on screen that is not the document and not the run. Never saved with a pipeline. */
export type UiState = {
  readonly selection: Selection;
  readonly palette: { readonly open: boolean } & PaletteRequest;
  readonly dialog: Dialog | null;
  /** The page of what an account has at a provider, over the canvas; dialogs stand above it. */
  readonly manageOpen: boolean;
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  readonly logOpen: boolean;
  /** The node whose tasks the run log shows; null shows what is of most interest. */
  readonly logNode: NodeId | null;
  readonly libraryOpen: boolean;
  readonly library: LibraryView;
  /** What kept the last run from starting. */
  readonly problems: readonly Problem[];
  /** `refused`: the server was started anew and does not know this page. */
  readonly connection: 'connected' | 'reconnecting' | 'refused';
  /** The port that a connection is being drawn from. */
  readonly connecting: PortEnd | null;
  /** The node whose title is being edited on the canvas. */
  readonly renaming: NodeId | null;
  /** What is being fetched for the canvas; it stands there as a box until then. */
  readonly arrivals: readonly Arrival[];
  readonly select: (selection: Partial<Selection>) => void;
  readonly openPalette: (request?: PaletteRequest) => void;
  readonly closePalette: () => void;
  readonly showDialog: (dialog: Exclude<Dialog, Question>) => void;
  /** Shows a question and gives the answer; null when it was closed without one. */
  readonly ask: (question: QuestionRequest) => Promise<string | null>;
  readonly confirm: (request: ConfirmRequest) => Promise<string | null>;
  /** Closes the dialog; a question gets this answer. */
  readonly answerDialog: (answer: string | null) => void;
  readonly setManageOpen: (isOpen: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setPanels: (panels: {
    readonly inspectorOpen?: boolean;
    readonly logOpen?: boolean;
    readonly libraryOpen?: boolean;
  }) => void;
  readonly setLogNode: (nodeId: NodeId | null) => void;
  readonly setLibrary: (view: Partial<LibraryView>) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
  readonly setConnection: (connection: UiState['connection']) => void;
  readonly setConnecting: (from: PortEnd | null) => void;
  readonly setRenaming: (nodeId: NodeId | null) => void;
  readonly addArrival: (arrival: Arrival) => void;
  readonly removeArrival: (id: string) => void;
};

export type UiStore = StoreApi<UiState>;

/** What is remembered between visits. */
export type UiPreferences = Partial<
  Pick<UiState, 'theme' | 'inspectorOpen' | 'logOpen' | 'libraryOpen'>
> & { readonly libraryProvider?: string };

const nothing: Selection = { nodes: [], edges: [] };

/** Makes the store of what is on screen. */
export function createUiStore(preferences: UiPreferences = {}): UiStore {
  return createStore<UiState>()((set, get) => {
    const ask = (question: QuestionRequest): Promise<string | null> => {
      get().answerDialog(null);
      return new Promise((resolve) => {
        set({ dialog: { ...question, resolve } });
      });
    };
    return {
      selection: nothing,
      palette: { open: false },
      dialog: null,
      manageOpen: false,
      theme: preferences.theme ?? 'system',
      inspectorOpen: preferences.inspectorOpen ?? true,
      logOpen: preferences.logOpen ?? false,
      logNode: null,
      libraryOpen: preferences.libraryOpen ?? false,
      library: { provider: preferences.libraryProvider ?? 'builtin', path: [] },
      problems: [],
      connection: 'connected',
      connecting: null,
      renaming: null,
      arrivals: [],
      select: (selection) => {
        const next = { ...nothing, ...selection };
        if (!isSameSelection(next, get().selection)) set({ selection: next });
      },
      openPalette: (request = {}) => set({ palette: { ...request, open: true } }),
      closePalette: () => set({ palette: { open: false } }),
      showDialog: (dialog) => {
        get().answerDialog(null);
        set({ dialog });
      },
      ask,
      confirm: (request) => ask({ kind: 'confirm', ...request }),
      answerDialog: (answer) => {
        const { dialog } = get();
        if (dialog === null) return;
        set({ dialog: null });
        if ('resolve' in dialog) dialog.resolve(answer);
      },
      setManageOpen: (manageOpen) => set({ manageOpen }),
      setTheme: (theme) => set({ theme }),
      setPanels: (panels) => set(panels),
      setLogNode: (logNode) => set({ logNode }),
      setLibrary: (view) => set(({ library }) => ({ library: { ...library, ...view } })),
      setProblems: (problems) => set({ problems }),
      setConnection: (connection) => set({ connection }),
      setConnecting: (connecting) => set({ connecting }),
      setRenaming: (renaming) => set({ renaming }),
      addArrival: (arrival) => set(({ arrivals }) => ({ arrivals: [...arrivals, arrival] })),
      removeArrival: (id) =>
        set(({ arrivals }) => ({ arrivals: arrivals.filter((each) => each.id !== id) })),
    };
  });
}

function isSameSelection(a: Selection, b: Selection): boolean {
  return isSameList(a.nodes, b.nodes) && isSameList(a.edges, b.edges);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

import type { AppInfo } from '../../shared/api/types.ts';
import type { KeyStore } from '../stores/keyStore.ts';
import type { Layouter } from '../canvas/arrange/createLayouter.ts';
import type { DocumentStore } from '../stores/documentStore.ts';
import type { RunStore } from '../stores/runStore.ts';
import type { UiStore } from '../stores/uiStore.ts';
import type { ViewStore } from '../stores/viewStore.ts';
import type { CanvasControls } from './canvasControls.ts';
import type { NodeShapes } from './createNodeShapes.ts';
import type { DraftKeeper } from './createDraftKeeper.ts';
import type { Tabs } from './createTabs.ts';
import type { EngineClient } from './engineClient.ts';
import type { PortsCache } from './createPortsCache.ts';
import type { RunFollower } from './followRun.ts';

/** Everything an action or a component may reach: one open document, and the window that it is in. */
export type App = WindowParts & {
  /** Names the document in its window. */
  readonly id: string;
  readonly tabs: Tabs;
  readonly document: DocumentStore;
  readonly run: RunStore;
  readonly view: ViewStore;
  /** The canvas of this document while it is on screen, as actions may move it. */
  readonly canvas: CanvasControls;
  /** Follows a run's events into the run store. */
  readonly follow: RunFollower;
  /** How large the nodes of the document were drawn. */
  readonly shapes: NodeShapes;
  /** Has the engine keep what is not saved. */
  readonly keeper: DraftKeeper;
};

/** What all documents of a window share. */
export type WindowParts = {
  readonly client: EngineClient;
  readonly info: AppInfo;
  readonly ui: UiStore;
  /** Which keys do what. */
  readonly keys: KeyStore;
  readonly session: WindowSession;
  /** The ports of a placed node; the same object while nothing changes them. */
  readonly ports: PortsCache;
  /** A fresh id of 1 to 64 letters, digits, `_` or `-`. */
  readonly newId: () => string;
  readonly clipboard: TextClipboard;
  /** Works out where the nodes of a graph should stand, off the thread of the page. */
  readonly layOut: Layouter;
  /** Tells the user what happened, in passing. */
  readonly notify: (notice: Notice) => void;
};

/** By which name the engine knows this window; null until it has arrived. */
export type WindowSession = { window: string | null };

/** The part of the system clipboard that Patchbay uses. */
export type TextClipboard = {
  readonly read: () => Promise<string>;
  readonly write: (text: string) => Promise<void>;
};

/** A message in passing. */
export type Notice = {
  readonly kind: 'error' | 'info' | 'success';
  readonly message: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
};

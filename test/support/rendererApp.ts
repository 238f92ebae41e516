import ELK from 'elkjs/lib/elk.bundled.js';
import type { Edge, GraphNode, Pipeline } from '../../shared/domain/graph.ts';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { toEdgeId, toNodeId } from '../../shared/domain/ids.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import { nodeTypes } from '../../shared/nodes/registry.ts';
import type { NodeTypeName } from '../../shared/nodes/nodeTypeNames.ts';
import type { App, Notice, WindowParts } from '../../renderer/engine/app.ts';
import { createCanvasControls } from '../../renderer/engine/canvasControls.ts';
import { createNodeShapes } from '../../renderer/engine/createNodeShapes.ts';
import { createTabs } from '../../renderer/engine/createTabs.ts';
import { createPortsCache } from '../../renderer/engine/createPortsCache.ts';
import { effectiveKeys } from '../../renderer/actions/keys/effectiveKeys.ts';
import { actions } from '../../renderer/actions/registry.ts';
import { createKeyStore } from '../../renderer/stores/keyStore.ts';
import { createDocumentStore } from '../../renderer/stores/documentStore.ts';
import { createRunStore } from '../../renderer/stores/runStore.ts';
import { createViewStore } from '../../renderer/stores/viewStore.ts';
import { createUiStore } from '../../renderer/stores/uiStore.ts';

/** What a test of actions may look at besides the app. */
export type TestApp = App & {
  readonly notices: readonly Notice[];
  readonly clipboardText: () => string;
};

/** For tests: an app with real stores, no canvas, a clipboard in memory, and only those engine procedures that are given. */
export function createTestApp(client: object = {}, info: Partial<App['info']> = {}): TestApp {
  const notices: Notice[] = [];
  let clipboard = '';
  let count = 0;
  let documents = 0;
  const parts: WindowParts = {
    // A call that the test did not expect fails as what it is.
    client: client as App['client'],
    info: {
      version: '0.0.0',
      host: 'memory',
      platform: 'linux',
      nativeDialogs: false,
      artifactBase: '/artifacts/',
      outputFolder: '/out',
      ...info,
    },
    ui: createUiStore(),
    keys: createKeyStore(effectiveKeys(actions, {}, info.platform === 'darwin').keys),
    session: { window: null },
    ports: createPortsCache(),
    newId: () =>
      String((count += 1))
        .padStart(10, '0')
        .split('')
        .toReversed()
        .join(''),
    clipboard: {
      read: async () => clipboard,
      write: async (text: string) => {
        clipboard = text;
      },
    },
    layOut: (graph) => new ELK().layout(graph),
    notify: (notice: Notice) => void notices.push(notice),
  };
  const tabs = createTabs((all, id = `document-${(documents += 1)}`) => ({
    ...parts,
    id,
    tabs: all,
    document: createDocumentStore({ now: () => 0 }),
    run: createRunStore(),
    view: createViewStore(),
    canvas: createCanvasControls(),
    shapes: createNodeShapes(),
    follow: { follow: async () => undefined, stop: () => undefined },
    keeper: { hold: () => undefined, restart: () => undefined, stop: async () => undefined },
  }));
  return Object.assign(tabs.getState().shown, { notices, clipboardText: () => clipboard });
}

/** For tests: a placed node with its type's initial settings. */
export function testNode(id: string, type: NodeTypeName, settings: JsonObject = {}): GraphNode {
  const { version, initialSettings } = nodeTypes[type];
  return {
    id: toNodeId(id),
    type,
    typeVersion: version,
    settings: { ...initialSettings, ...settings },
    inputs: {},
  };
}

/** For tests: an edge written as `a.text -> b.value`. */
export function testEdge(text: string): Edge {
  const [source = '', sourcePort = '', target = '', targetPort = ''] = text.split(/\.| -> /);
  const id = toEdgeId(text.replaceAll(/[^a-z]+/g, '-'));
  return { id, source: toNodeId(source), sourcePort, target: toNodeId(target), targetPort };
}

/** For tests: a pipeline of these nodes, side by side. */
export function testPipeline(nodes: readonly GraphNode[], edges: readonly Edge[] = []): Pipeline {
  const layout = Object.fromEntries(
    nodes.map((node, index) => [node.id, { x: index * 400, y: 0 }]),
  );
  return {
    ...emptyPipeline('Test'),
    graph: { nodes: Object.fromEntries(nodes.map((node) => [node.id, node])), edges },
    layout,
  };
}

import {
  useEffect,
  useMemo,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { toNodeId, type EdgeId, type NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { findBox } from '../scene/findInScene.ts';
import type { Stage } from '../stageTypes.ts';
import type { NodeFocus } from './createNodeFocus.ts';
import { isNodeKey, nodeTo, type NodeKey } from './nodeTo.ts';
import { firstField, nextStop } from './tabStops.ts';

type Options = {
  readonly frame: RefObject<HTMLElement | null>;
  /** An element behind the nodes, where Tab goes on from. */
  readonly end: RefObject<HTMLElement | null>;
  readonly stage: Stage;
  readonly focus: NodeFocus;
};

type Handlers = {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
};

/** The keys of the canvas: between nodes, into their fields and back, and Tab, for which the canvas is one stop. */
export function useNodeKeys({ frame, end, stage, focus }: Options): Handlers {
  const app = useApp();
  const isTabbing = useTabbing();
  return useMemo(() => {
    const move = (key: NodeKey, event: KeyboardEvent): void => {
      const from = findBox(stage.scene(), focus.current());
      const to = from && nodeTo(stage.scene(), from, key);
      if (to !== undefined) goTo(app, focus, { id: to.node.id, event });
    };
    /** First what is selected is let go, then the node: on the canvas itself Space adds another one. */
    const leave = (): void => {
      const { selection, select } = app.view.getState();
      if (selection.nodes.length + selection.edges.length > 0) select({});
      else frame.current?.focus({ preventScroll: true });
    };
    const onNode = (node: HTMLElement, event: KeyboardEvent): boolean => {
      const id = nodeIdOf(app, node);
      if (event.altKey || id === undefined) return false;
      if (isNodeKey(event.key)) move(event.key, event);
      else if (event.key === 'Enter') firstField(node)?.focus();
      else if (event.key === ' ') toggle(app, id);
      else if (event.key === 'Escape') leave();
      else if (event.key === 'F10' && event.shiftKey) openMenuOf(node);
      else return false;
      return true;
    };
    const onEdge = (element: Element, { key, altKey }: KeyboardEvent): boolean => {
      const { edges } = app.document.getState().pipeline.graph;
      const edge = edges.find(({ id }) => id === element.getAttribute('data-id'));
      if (edge === undefined || altKey) return false;
      const node = focus.current() ?? edge.source;
      if (key === 'ArrowLeft') selectNode(app, focus, edge.source);
      else if (key === 'ArrowRight') selectNode(app, focus, edge.target);
      else if (key === 'Escape') selectNode(app, focus, node);
      else if (key === 'ArrowUp' || key === 'ArrowDown') {
        const kin = edges.filter(({ source, target }) => source === node || target === node);
        const next = kin.at((kin.indexOf(edge) + (key === 'ArrowUp' ? -1 : 1)) % kin.length);
        if (next !== undefined) goToEdge(app, focus, next.id);
      } else return false;
      return true;
    };
    const onTab = (event: KeyboardEvent, target: Element): void => {
      const viewport = target.closest<HTMLElement>('.react-flow__viewport');
      if (viewport === null) return;
      const next = nextStop(viewport, target, event.shiftKey);
      if (next !== undefined) {
        event.preventDefault();
        next.focus({ preventScroll: true });
      } else if (event.shiftKey) frame.current?.focus({ preventScroll: true });
      else end.current?.focus({ preventScroll: true });
    };
    const isDone = (event: KeyboardEvent, target: Element): boolean => {
      const node = target.closest<HTMLElement>('.react-flow__node');
      if (target.matches('.react-flow__edge')) return onEdge(target, event);
      if (node !== null && node === target) return onNode(node, event);
      if (node !== null) {
        if (event.key === 'Escape') node.focus({ preventScroll: true });
        return event.key === 'Escape';
      }
      if (target !== frame.current || !isNodeKey(event.key) || event.altKey) return false;
      const id = focus.entry();
      if (id !== undefined) goTo(app, focus, { id, event });
      return id !== undefined;
    };
    const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
      const { target } = event;
      // What is in a menu or a dialog only seems to be in the canvas.
      if (!(target instanceof Element) || frame.current?.contains(target) !== true) return;
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      if (event.key === 'Tab') return onTab(event, target);
      if (isDone(event, target)) event.preventDefault();
    };
    return {
      onKeyDown,
      onFocus: ({ target, relatedTarget }) => {
        if (!(target instanceof Element) || frame.current?.contains(target) !== true) return;
        if (target.closest('.react-flow__viewport') === null) return;
        const isInside =
          relatedTarget instanceof Element &&
          relatedTarget.closest('.react-flow__viewport') !== null;
        const entry = focus.entry();
        if (isTabbing.current && !isInside && entry !== undefined) return focus.go(entry);
        const node = target.closest<HTMLElement>('.react-flow__node');
        if (node !== null) focus.set(nodeIdOf(app, node));
      },
    };
  }, [app, stage, focus, frame, end, isTabbing]);
}

type Step = {
  readonly id: NodeId;
  readonly event: Pick<KeyboardEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;
};

/** Goes to a node and selects it; with Shift beside what is selected, with Mod not at all. */
function goTo(app: App, focus: NodeFocus, { id, event }: Step): void {
  const { selection, select } = app.view.getState();
  if (event.shiftKey) {
    if (!selection.nodes.includes(id)) select({ ...selection, nodes: [...selection.nodes, id] });
  } else if (!event.ctrlKey && !event.metaKey) select({ nodes: [id] });
  focus.go(id);
}

function selectNode(app: App, focus: NodeFocus, id: NodeId): void {
  app.view.getState().select({ nodes: [id] });
  focus.go(id);
}

/** Goes to an edge and selects it alone. */
export function goToEdge(app: App, focus: NodeFocus, id: EdgeId): void {
  app.view.getState().select({ edges: [id] });
  focus.goToEdge(id);
}

function toggle(app: App, id: NodeId): void {
  const { selection, select } = app.view.getState();
  const isSelected = selection.nodes.includes(id);
  const others = selection.nodes.filter((other) => other !== id);
  select({ ...selection, nodes: isSelected ? others : [...others, id] });
}

/** What the context-menu key does by itself; macOS has no such key. */
function openMenuOf(node: HTMLElement): void {
  const { left, top } = node.getBoundingClientRect();
  const at = { clientX: left + 16, clientY: top + 16 };
  node.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }));
}

function nodeIdOf(app: App, element: HTMLElement): NodeId | undefined {
  const { nodes } = app.document.getState().pipeline.graph;
  return nodes[toNodeId(element.getAttribute('data-id') ?? '')]?.id;
}

/** Whether the Tab key is being pressed: only then the canvas says where the focus goes. */
function useTabbing(): RefObject<boolean> {
  const isTabbing = useRef(false);
  useEffect(() => {
    const onDown = (event: globalThis.KeyboardEvent): void => {
      isTabbing.current = event.key === 'Tab' && !event.altKey && !event.ctrlKey && !event.metaKey;
    };
    const onUp = (): void => {
      isTabbing.current = false;
    };
    window.addEventListener('keydown', onDown, { capture: true });
    window.addEventListener('keyup', onUp, { capture: true });
    window.addEventListener('pointerdown', onUp, { capture: true });
    return () => {
      window.removeEventListener('keydown', onDown, { capture: true });
      window.removeEventListener('keyup', onUp, { capture: true });
      window.removeEventListener('pointerdown', onUp, { capture: true });
    };
  }, []);
  return isTabbing;
}

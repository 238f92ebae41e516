import {
  useEffect,
  useMemo,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import { useApp } from '../../engine/AppContext.tsx';
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
      const id = focus.current();
      const { nodes, indexOf } = stage.scene();
      const from = id === undefined ? undefined : nodes[indexOf.get(id) ?? -1];
      const to = from && nodeTo(stage.scene(), from, key);
      if (to !== undefined) goTo(app, focus, { id: to.node.id, event });
    };
    const onNode = (node: HTMLElement, event: KeyboardEvent): boolean => {
      const id = nodeIdOf(app, node);
      if (event.altKey || id === undefined) return false;
      if (isNodeKey(event.key)) move(event.key, event);
      else if (event.key === 'Enter') firstField(node)?.focus();
      else if (event.key === ' ') toggle(app, id);
      else if (event.key === 'Escape') app.view.getState().select({});
      else return false;
      return true;
    };
    const onTab = (event: KeyboardEvent, target: HTMLElement): void => {
      const viewport = target.closest<HTMLElement>('.react-flow__viewport');
      if (viewport === null) return;
      const next = nextStop(viewport, target, event.shiftKey);
      if (next === undefined) (event.shiftKey ? frame : end).current?.focus({ preventScroll: true });
      else {
        event.preventDefault();
        next.focus({ preventScroll: true });
      }
    };
    const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
      const { target } = event;
      // What is in a menu or a dialog only seems to be in the canvas.
      if (!(target instanceof HTMLElement) || frame.current?.contains(target) !== true) return;
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      if (event.key === 'Tab') return onTab(event, target);
      const node = target.closest<HTMLElement>('.react-flow__node');
      let isDone = false;
      if (node === target) isDone = onNode(node, event);
      else if (node !== null && event.key === 'Escape') {
        node.focus({ preventScroll: true });
        isDone = true;
      } else if (target === frame.current && isNodeKey(event.key) && !event.altKey) {
        const id = focus.entry();
        if (id !== undefined) goTo(app, focus, { id, event });
        isDone = id !== undefined;
      }
      if (isDone) event.preventDefault();
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

type Step = { readonly id: NodeId; readonly event: Pick<KeyboardEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'> };

/** Goes to a node and selects it; with Shift beside what is selected, with Mod not at all. */
function goTo(app: App, focus: NodeFocus, { id, event }: Step): void {
  const { selection, select } = app.view.getState();
  if (event.shiftKey) {
    if (!selection.nodes.includes(id)) select({ ...selection, nodes: [...selection.nodes, id] });
  } else if (!event.ctrlKey && !event.metaKey) select({ nodes: [id] });
  focus.go(id);
}

function toggle(app: App, id: NodeId): void {
  const { selection, select } = app.view.getState();
  const isSelected = selection.nodes.includes(id);
  const others = selection.nodes.filter((other) => other !== id);
  select({ ...selection, nodes: isSelected ? others : [...others, id] });
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

import { useCallback, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { useApp, useDocument, useView } from '../../engine/AppContext.tsx';
import type { NodeFocus } from '../focus/createNodeFocus.ts';
import { isNodeKey, nodeTo } from '../focus/nodeTo.ts';
import type { SceneNode } from '../scene/scene.ts';
import type { Stage } from '../stageTypes.ts';
import { t } from '../../messages/t.ts';
import type { FarPointer } from './farPointer.ts';

type Props = {
  readonly stage: Stage;
  readonly pointer: FarPointer;
  readonly focus: NodeFocus;
};

/** So many nodes around the one that the keyboard is at are in the page, for screen readers to look around. */
const around = 10;

/** The nodes of the far view for the keyboard and for screen readers: arrows go to the next one, Space selects, Enter goes near. */
export function FarList({ stage, pointer, focus }: Props): ReactNode {
  const app = useApp();
  const active = useSyncExternalStore(focus.subscribe, focus.entry);
  const selected = useView((state) => state.selection.nodes);
  useDocument((state) => state.pipeline.graph.nodes);
  const list = useFocusGivenBack(focus);
  const { nodes, indexOf } = stage.scene();
  const at = (active === undefined ? undefined : indexOf.get(active)) ?? 0;
  const current = nodes[at];
  if (current === undefined) return null;
  const first = Math.max(0, at - around);

  const go = ({ node }: SceneNode): void => {
    focus.go(node.id);
    pointer.focus(node.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isNodeKey(event.key) && !event.altKey) {
      const next = nodeTo(stage.scene(), current, event.key);
      if (next !== undefined) go(next);
    } else if (event.key === ' ') app.view.getState().select({ nodes: [current.node.id] });
    else if (event.key === 'Enter') app.canvas.reveal(current.node.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('canvas.names.all', { nodes: nodes.length })}
      aria-multiselectable
      aria-activedescendant={optionId(current)}
      className="far-list sr-only"
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        pointer.openMenu(current);
      }}
      onFocus={() => {
        focus.set(current.node.id);
        pointer.focus(current.node.id);
      }}
      onBlur={() => pointer.focus(undefined)}
    >
      {nodes.slice(first, at + around + 1).map((box, index) => (
        <div
          key={box.node.id}
          id={optionId(box)}
          role="option"
          tabIndex={-1}
          aria-selected={selected.includes(box.node.id)}
          aria-posinset={first + index + 1}
          aria-setsize={nodes.length}
        >
          {titleOf(box.node)}
        </div>
      ))}
    </div>
  );
}

function optionId({ node }: SceneNode): string {
  return `far-${node.id}`;
}

/** When the canvas comes near, the focus goes from the list to the node that it was at. */
function useFocusGivenBack(focus: NodeFocus): (list: HTMLElement | null) => () => void {
  return useCallback(
    (list) => () => {
      const id = focus.current();
      if (id === undefined || list === null || list !== document.activeElement) return;
      focus.whenDrawn(id, (element) => element.focus({ preventScroll: true }));
    },
    [focus],
  );
}

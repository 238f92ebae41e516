import { useStoreApi } from '@xyflow/react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import { useApp, useView } from '../../engine/AppContext.tsx';
import { nextNode } from '../scene/findInScene.ts';
import type { SceneNode } from '../scene/scene.ts';
import type { Stage } from '../stageTypes.ts';
import { t } from '../../messages/t.ts';
import type { FarPointer } from './farPointer.ts';

type Props = { readonly stage: Stage; readonly pointer: FarPointer };

/** So many nodes around the one that the keyboard is at are in the page, for screen readers to look around. */
const around = 10;

/** The nodes of the far view for the keyboard and for screen readers: arrows go to the next one, Space selects, Enter goes near. */
export function FarList({ stage, pointer }: Props): ReactNode {
  const app = useApp();
  const store = useStoreApi();
  const [active, setActive] = useState<NodeId>();
  const selected = useView((state) => state.selection.nodes);
  const { nodes, indexOf } = stage.scene();
  const at = (active === undefined ? undefined : indexOf.get(active)) ?? 0;
  const current = nodes[at];
  if (current === undefined) return null;
  const first = Math.max(0, at - around);

  const go = (next: SceneNode | undefined): void => {
    if (next === undefined) return;
    setActive(next.node.id);
    pointer.focus(next.node.id);
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const left = (next.x + next.width / 2) * zoom + x;
    const top = (next.y + next.height / 2) * zoom + y;
    const isSeen = left >= 0 && left <= width && top >= 0 && top <= height;
    if (!isSeen) void store.getState().panBy({ x: width / 2 - left, y: height / 2 - top });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'ArrowUp':
      case 'ArrowDown':
        go(nextNode(stage.scene(), current, event.key));
        break;
      case 'Home':
        go(nodes[0]);
        break;
      case 'End':
        go(nodes.at(-1));
        break;
      case ' ':
        app.view.getState().select({ nodes: [current.node.id] });
        break;
      case 'Enter':
        app.canvas.reveal(current.node.id);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={t('canvas.names.all', { nodes: nodes.length })}
      aria-multiselectable
      aria-activedescendant={optionId(current)}
      className="sr-only"
      onKeyDown={onKeyDown}
      onFocus={() => pointer.focus(current.node.id)}
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

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleCommand } from '../actions/edits/titleCommand.ts';
import { useApp } from '../engine/AppContext.tsx';
import { useHeldName } from '../engine/useHeldName.ts';
import { t } from '../messages/t.ts';

type Props = { readonly nodeId: NodeId; readonly title: string };

/** Edits a node's title in place: Enter keeps it, Escape does not, an empty one gives the type's own back. */
export function TitleEditor({ nodeId, title }: Props): ReactNode {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const hold = useHeldName();
  const close = (text: string | undefined): void => {
    if (app.view.getState().renaming !== nodeId) return;
    app.view.getState().setRenaming(null);
    if (text === undefined || text.trim() === title) return;
    app.document.getState().apply(titleCommand(nodeId, text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    const nodeElement = event.currentTarget.closest<HTMLElement>('.react-flow__node');
    close(event.key === 'Enter' ? event.currentTarget.value : undefined);
    nodeElement?.focus();
  };
  return (
    <input
      ref={input}
      aria-label={t('inspector.nodeTitle.nodeTitle')}
      defaultValue={title}
      maxLength={200}
      className="nodrag -mx-1 h-6 min-w-0 flex-1 rounded-sm bg-surface-2 px-1 font-medium outline-none focus-visible:ring-1 focus-visible:ring-accent"
      onChange={(event) =>
        hold(event.target.value.trim() === title ? null : titleCommand(nodeId, event.target.value))
      }
      onKeyDown={onKeyDown}
      onBlur={(event) => close(event.currentTarget.value)}
    />
  );
}

import { PenLine } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SafeMarkdown } from '../../ui/SafeMarkdown.tsx';
import { t } from '../../messages/t.ts';

/** A remark in Markdown: shown as it reads, edited as it is written. A double-click or its button edits, Escape or leaving ends. */
export function NoteBody({ node }: { readonly node: GraphNode }): ReactNode {
  const text = typeof node.settings['text'] === 'string' ? node.settings['text'] : '';
  const [isEditing, setEditing] = useState(text === '');
  if (isEditing || text === '') {
    return (
      <NoteEditor
        node={node}
        text={text}
        onDone={() => setEditing(false)}
        isFresh={isEditing && text !== ''}
      />
    );
  }
  return (
    <div className="note-body" onDoubleClick={() => setEditing(true)}>
      <IconButton
        label={t('nodes.noteBody.editNote', { text })}
        icon={PenLine}
        size="sm"
        className="note-edit nodrag"
        onClick={() => setEditing(true)}
      />
      <div className="note-text prose-text">
        <SafeMarkdown text={text} />
      </div>
    </div>
  );
}

type EditorProps = {
  readonly node: GraphNode;
  readonly text: string;
  readonly isFresh: boolean;
  readonly onDone: () => void;
};

function NoteEditor({ node, text, isFresh, onDone }: EditorProps): ReactNode {
  const app = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  // The user has just asked to edit.
  useEffect(() => {
    if (isFresh) field.current?.focus();
  }, [isFresh]);
  return (
    <textarea
      aria-label={t('nodes.noteBody.note')}
      className="note-editor nodrag"
      placeholder={t('nodes.noteBody.writeNote')}
      ref={field}
      rows={Math.min(16, Math.max(3, text.split('\n').length + 1))}
      value={text}
      onChange={(event) =>
        app.document
          .getState()
          .apply({ type: 'setSettings', nodeId: node.id, settings: { text: event.target.value } })
      }
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.currentTarget.closest<HTMLElement>('.react-flow__node')?.focus();
        onDone();
      }}
      onBlur={onDone}
    />
  );
}

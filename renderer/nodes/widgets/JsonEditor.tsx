import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef, type ReactNode } from 'react';
import type { JsonFault } from './parseJsonText.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly hint: string;
  /** The mistake in a text, and its line; undefined where there is none. */
  readonly findFault: (text: string) => JsonFault | undefined;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
};

/** Marks a text that came from the document, not from the keyboard. */
const given = Annotation.define<boolean>();

/** A code editor for JSON: numbers its lines and marks the one with the mistake. Tab leaves it, as in any field. */
export function JsonEditor(props: Props): ReactNode {
  const { id, label, text, hint, findFault, onText, onLeave } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useRef({ findFault, onText, onLeave });
  useEffect(() => {
    tell.current = { findFault, onText, onLeave };
  });
  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: '',
        extensions: [
          extensions,
          linter(({ state }) => diagnosticsIn(state, tell.current.findFault), { delay: 250 }),
          placeholder(hint),
          EditorView.contentAttributes.of({ id, 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            const isGiven = update.transactions.some((step) => step.annotation(given) === true);
            if (update.docChanged && !isGiven) tell.current.onText(update.state.doc.toString());
            if (update.focusChanged && !update.view.hasFocus) tell.current.onLeave();
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [id, label, hint]);
  useEffect(() => {
    const { current } = view;
    const before = current?.state.doc.toString();
    if (current === null || before === text) return;
    current.dispatch({
      changes: { from: 0, to: before?.length ?? 0, insert: text },
      annotations: given.of(true),
    });
  }, [text, id, label, hint]);
  return <div ref={host} className="json-editor" />;
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-accent)' },
  { tag: tags.string, color: 'var(--color-success)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--color-warning)' },
]);

const extensions: Extension = [
  lineNumbers(),
  lintGutter(),
  history(),
  json(),
  bracketMatching(),
  syntaxHighlighting(colors),
  keymap.of([...defaultKeymap, ...historyKeymap]),
  EditorView.lineWrapping,
];

function diagnosticsIn(state: EditorState, find: Props['findFault']): readonly Diagnostic[] {
  const fault = find(state.doc.toString());
  if (fault === undefined) return [];
  const { from, to } = state.doc.line(Math.min(fault.line, state.doc.lines));
  return [{ from, to, severity: 'error', message: fault.message }];
}

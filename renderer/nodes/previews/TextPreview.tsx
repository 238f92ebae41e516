import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { textValue } from '../../../shared/domain/values.ts';
import { useViewer } from './useViewer.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly text: string; readonly title: string; readonly isLive?: boolean };

/** So many characters fit the node; the viewer has them all. */
const shownCharacters = 4000;

/** A text, also while it streams in: the end stays in view. */
export function TextPreview({ text, title, isLive = false }: Props): ReactNode {
  const view = useViewer(title);
  const box = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isLive && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [text, isLive]);
  const shown = isLive ? text.slice(-shownCharacters) : text.slice(0, shownCharacters);
  return (
    <button
      ref={box}
      type="button"
      className="text-preview"
      aria-label={t('nodes.textPreview.viewText', { title })}
      onClick={() => view([textValue(text)])}
    >
      {shown === '' ? (
        <span className="text-muted">{t('nodes.textPreview.emptyText')}</span>
      ) : (
        shown
      )}
      {isLive && <span className="caret" aria-hidden="true" />}
      {!isLive && text.length > shownCharacters && '…'}
    </button>
  );
}

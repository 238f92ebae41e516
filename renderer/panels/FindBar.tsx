import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { closeFind, stepFind } from '../actions/edits/lookAt.ts';
import { findNext } from '../actions/findNext.ts';
import { findPrevious } from '../actions/findPrevious.ts';
import { useAction } from '../actions/useAction.ts';
import { useApp, useView } from '../engine/AppContext.tsx';
import { t } from '../messages/t.ts';
import type { Find } from '../stores/viewStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useFind } from './useFind.ts';

/** The box that finds nodes on the canvas; nothing while no search is on. */
export function FindBar(): React.JSX.Element | null {
  const find = useView((state) => state.find);
  return find === null ? null : <Bar find={find} />;
}

function Bar({ find }: { readonly find: Find }): React.JSX.Element {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  const search = useFind();
  const next = useAction(findNext);
  const previous = useAction(findPrevious);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement !== input.current) before.current = activeElement;
    input.current?.focus();
    input.current?.select();
  }, [find.asked]);
  const close = (): void => closeFind(app, before.current);
  // A search ends with its document going out of view, so that it takes no focus when that comes back.
  useEffect(() => () => app.view.getState().setFind(null), [app]);
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const onEnter = (event: KeyboardEvent): void => {
    onEscape(event);
    if (event.key === 'Enter') stepFind(app, event.shiftKey ? -1 : 1);
  };
  return (
    <search
      aria-label={t('commands.find.title')}
      className="nokey absolute top-3 right-3 z-10 flex h-9 w-80 max-w-[calc(100%-24px)] animate-pop-in items-center gap-0.5 rounded-lg bg-surface pr-1 pl-2.5 shadow-pop"
    >
      <Search aria-hidden size={14} className="shrink-0 text-muted" />
      <input
        ref={input}
        type="text"
        aria-label={t('commands.find.title')}
        placeholder={t('commands.find.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={find.query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onEnter}
        className="ml-1.5 h-full min-w-0 flex-1 bg-transparent focus:outline-none"
      />
      <span role="status" className="tabular chrome shrink-0 px-1 text-sm text-muted">
        {countText(find)}
      </span>
      <IconButton
        label={t('commands.find.previous')}
        icon={ChevronUp}
        size="sm"
        onKeyDown={onEscape}
        disabled={!previous.isEnabled}
        whyNot={previous.whyNot}
        onClick={previous.perform}
        {...previous.keys}
      />
      <IconButton
        label={t('commands.find.next')}
        icon={ChevronDown}
        size="sm"
        onKeyDown={onEscape}
        disabled={!next.isEnabled}
        whyNot={next.whyNot}
        onClick={next.perform}
        {...next.keys}
      />
      <IconButton
        label={t('commands.find.close')}
        icon={X}
        size="sm"
        onKeyDown={onEscape}
        shortcut="Escape"
        onClick={close}
      />
    </search>
  );
}

function countText({ query, found, at }: Find): string {
  if (query.trim() === '') return '';
  if (found.length === 0) return t('commands.find.notFound');
  const place = at === null ? 0 : found.indexOf(at) + 1;
  return place === 0
    ? t('commands.find.found', { found: found.length })
    : t('commands.find.place', { place, found: found.length });
}

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { newPipeline } from '../actions/newPipeline.ts';
import { useApp } from '../engine/AppContext.tsx';
import { ActionButton } from './topbar/ActionButton.tsx';
import { DocumentTab } from './topbar/DocumentTab.tsx';
import { useTabKeys } from './topbar/useTabKeys.ts';
import { t } from '../messages/t.ts';

/** The open documents, side by side; nothing while there is only one. */
export function TabStrip(): React.JSX.Element | null {
  const { tabs, id } = useApp();
  const open = useStore(tabs, (state) => state.open);
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = useTabKeys(row);
  useEffect(() => {
    row.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ inline: 'nearest' });
  }, [id, open.length]);
  if (open.length === 1) return null;
  return (
    <div className="chrome flex h-8 shrink-0 items-stretch border-b border-border bg-bg">
      <div
        ref={row}
        role="tablist"
        aria-label={t('window.tabStrip.openPipelines')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="flex min-w-0 [scrollbar-width:none] items-stretch overflow-x-auto"
      >
        {open.map((app, index) => (
          <DocumentTab key={app.id} app={app} index={index} />
        ))}
      </div>
      <div className="flex items-center px-1">
        <ActionButton action={newPipeline} />
      </div>
    </div>
  );
}

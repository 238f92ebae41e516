import { X } from 'lucide-react';
import type { DragEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import { closeDocument } from '../../actions/edits/closeDocument.ts';
import type { App } from '../../engine/app.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { isDirty } from '../../stores/documentStore.ts';
import { cx } from '../../ui/cx.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly app: App; readonly index: number };

/** The id of the element that holds the shown document. */
export const documentPanelId = 'shown-document';

const dragType = 'application/x-patchbay-tab';

/** One open document: its name, how its run goes, whether it has unsaved changes, and a cross that a middle click spares. */
export function DocumentTab({ app, index }: Props): React.JSX.Element {
  const { tabs, id } = useApp();
  const name = useStore(app.document, (state) => state.pipeline.name);
  const path = useStore(app.document, (state) => state.path);
  const dirty = useStore(app.document, isDirty);
  const hasTrouble = useStore(app.view, (state) => state.disk !== null);
  const status = useStore(app.run, (state) =>
    state.activeRunId === null ? (state.run?.status ?? null) : 'running',
  );
  const isShown = app.id === id;
  const close = (): void => void closeDocument(app);
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isShown}
      aria-controls={documentPanelId}
      aria-keyshortcuts="Delete"
      tabIndex={isShown ? 0 : -1}
      title={path ?? t('window.documentTab.notSavedFile', { name })}
      draggable
      onClick={(event) => (isOnCross(event) ? close() : tabs.getState().show(app))}
      onAuxClick={(event) => {
        if (event.button === 1) close();
      }}
      onDragStart={(event) => event.dataTransfer.setData(dragType, app.id)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
      }}
      onDrop={(event) => drop(event, app, index)}
      className={cx(
        'group relative flex w-40 min-w-24 shrink items-center gap-1.5 border-r border-border pr-1 pl-3 text-base transition-colors focus-visible:-outline-offset-2',
        isShown
          ? 'bg-surface font-medium text-text after:absolute after:inset-x-0 after:top-0 after:h-0.5 after:bg-accent'
          : 'text-muted hover:bg-surface-2 hover:text-text',
      )}
    >
      <RunMark status={isShown ? null : status} />
      <span className="min-w-0 flex-1 truncate text-left">{name}</span>
      {hasTrouble && <span className="sr-only">{t('window.documentTab.fileNeedsAttention')}</span>}
      {dirty && <span className="sr-only">{t('window.documentTab.unsavedChanges')}</span>}
      <span
        aria-hidden
        data-cross
        className="flex size-5 shrink-0 items-center justify-center rounded-sm hover:bg-surface-3"
      >
        {dirty && (
          <span
            className={cx(
              'size-1.5 rounded-full group-hover:hidden',
              hasTrouble ? 'bg-danger' : 'bg-warning',
            )}
          />
        )}
        <X
          size={12}
          className={cx(
            dirty && 'hidden group-hover:block',
            !dirty && !isShown && 'opacity-0 group-hover:opacity-100',
          )}
        />
      </span>
    </button>
  );
}

/** How the run of a document that is not on screen goes, or went. */
function RunMark({ status }: { readonly status: string | null }): React.JSX.Element | null {
  if (status === null) return null;
  if (status === 'running') {
    return (
      <>
        <Spinner size={11} />
        <span className="sr-only">{t('window.documentTab.running')} </span>
      </>
    );
  }
  const isGood = status === 'succeeded';
  return (
    <>
      <span
        aria-hidden
        className={cx('size-1.5 shrink-0 rounded-full', isGood ? 'bg-success' : 'bg-danger')}
      />
      <span className="sr-only">
        {isGood ? t('window.documentTab.runSucceeded') : t('window.documentTab.runDidNot')}{' '}
      </span>
    </>
  );
}

/** A button inside a tab is nothing that a screen reader could reach: Delete does the same. */
function isOnCross({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('[data-cross]') !== null;
}

function drop(event: DragEvent, { tabs }: App, index: number): void {
  const id = event.dataTransfer.getData(dragType);
  const moved = tabs.getState().open.find((each) => each.id === id);
  if (moved === undefined) return;
  event.preventDefault();
  tabs.getState().move(moved, index);
}

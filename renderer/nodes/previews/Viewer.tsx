import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { mediaKindOf } from '../../../shared/domain/artifact.ts';
import type { Value } from '../../../shared/domain/values.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { useApp, useUi } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDialogContent } from '../../ui/useDialogContent.ts';
import { JsonTree } from './JsonTree.tsx';
import { ValuePreview } from './ValuePreview.tsx';
import { t } from '../../messages/t.ts';

/** Values over the whole window, one at a time; drawn while the dialog `viewer` is asked for. */
export function Viewer(): ReactNode {
  const app = useApp();
  const dialog = useUi((state) => state.dialog);
  if (dialog?.kind !== 'viewer') return null;
  const { title, values, index } = dialog;
  return (
    <Show
      title={title}
      values={values}
      start={index}
      onClose={() => app.ui.getState().answerDialog(null)}
    />
  );
}

type ShowProps = {
  readonly title: string;
  readonly values: readonly Value[];
  readonly start: number;
  readonly onClose: () => void;
};

function Show({ title, values, start, onClose }: ShowProps): ReactNode {
  const info = useAppInfo();
  const content = useDialogContent();
  const [at, setAt] = useState(start);
  const value = values[at];
  const go = (by: number): void => setAt((at + by + values.length) % values.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          {...content}
          aria-describedby={undefined}
          className="fixed inset-0 z-50 flex animate-fade-in flex-col bg-bg focus:outline-none"
          onKeyDown={onKeyDown}
        >
          <header className="chrome flex h-11 items-center gap-1 border-b border-border px-3">
            <Dialog.Title className="min-w-0 flex-1 truncate text-base font-semibold">
              {title}
              {value?.type === 'file' && (
                <span className="ml-2 font-normal text-muted">{value.artifact.name}</span>
              )}
            </Dialog.Title>
            {values.length > 1 && (
              <>
                <IconButton
                  label={t('nodes.viewer.previous')}
                  icon={ChevronLeft}
                  onClick={() => go(-1)}
                />
                <span className="tabular text-sm text-muted" role="status">
                  {at + 1} / {values.length}
                </span>
                <IconButton
                  label={t('nodes.viewer.next')}
                  icon={ChevronRight}
                  onClick={() => go(1)}
                />
              </>
            )}
            {value?.type === 'file' && (
              <a
                href={artifactUrl(info, value.artifact)}
                download={value.artifact.name}
                aria-label={t('nodes.viewer.save', { name: value.artifact.name })}
                title={t('nodes.viewer.saveCopy')}
                className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-surface-2 hover:text-text"
              >
                <Download size={16} aria-hidden />
              </a>
            )}
            <Dialog.Close asChild>
              <IconButton label={t('common.close')} icon={X} />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center justify-center overflow-auto p-6">
            {value !== undefined && <Large value={value} title={title} />}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Large({ value, title }: { readonly value: Value; readonly title: string }): ReactNode {
  const info = useAppInfo();
  if (value.type === 'text') {
    return (
      <div className="max-h-full w-full max-w-180 overflow-auto text-lg leading-7 whitespace-pre-wrap">
        {value.text}
      </div>
    );
  }
  if (value.type === 'json') {
    return (
      <div className="max-h-full w-full max-w-180 overflow-auto font-mono text-sm">
        <JsonTree json={value.json} openLevels={4} />
      </div>
    );
  }
  if (value.type === 'file' && mediaKindOf(value.artifact.mediaType) === 'image') {
    return (
      <img
        src={artifactUrl(info, value.artifact)}
        alt={`${title}: ${value.artifact.name}`}
        className="media-frame max-h-full max-w-full object-contain"
      />
    );
  }
  return (
    <div className="w-full max-w-180">
      <ValuePreview value={value} title={title} />
    </div>
  );
}

import { TriangleAlert } from 'lucide-react';
import { keepMine, showDifference, takeFile } from '../actions/edits/resolveConflict.ts';
import { fileNameOf, saveDocument, saveDocumentAs } from '../actions/edits/saveDocument.ts';
import type { App } from '../engine/app.ts';
import { useApp, useDocument, useView } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import type { DiskTrouble } from '../stores/viewStore.ts';
import { Button } from '../ui/Button.tsx';
import { t } from '../messages/t.ts';

type Answer = { readonly label: string; readonly act: (app: App) => unknown };

function answers(): { readonly [K in DiskTrouble['kind']]: readonly Answer[] } {
  return {
    changed: [
      { label: t('window.diskBanner.seeDifference'), act: showDifference },
      { label: t('common.reload'), act: takeFile },
      { label: t('window.diskBanner.keepMine'), act: keepMine },
    ],
    gone: [
      { label: t('window.diskBanner.saveAgain'), act: saveDocument },
      { label: t('window.diskBanner.saveAs'), act: saveDocumentAs },
    ],
    elsewhere: [
      {
        label: t('common.close'),
        act: ({ view }) => view.getState().setDisk(null),
      },
    ],
  };
}

/** What is wrong between the shown document and its file, and what can be done; nothing where all is well. */
export function DiskBanner(): React.JSX.Element {
  const app = useApp();
  const disk = useView((state) => state.disk);
  const name = useDocument(({ path, pipeline }) =>
    path === null ? pipeline.name : fileNameOf(path),
  );
  const act = async (answer: Answer): Promise<void> => {
    try {
      await answer.act(app);
    } catch (error) {
      app.notify({ kind: 'error', message: failureOf(error).message });
    }
  };
  return (
    // It is there before it says anything, so that it is read out.
    <div role="status" aria-label={t('window.diskBanner.file')}>
      {disk !== null && (
        <div className="chrome flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b border-border bg-warning-soft px-3 py-1">
          <TriangleAlert aria-hidden size={14} className="shrink-0 text-warning" />
          <p className="min-w-0 flex-1 basis-80 text-base">{sentenceOf(disk, name)}</p>
          <div className="flex gap-1.5">
            {answers()[disk.kind].map((answer) => (
              <Button key={answer.label} size="sm" onClick={() => void act(answer)}>
                {answer.label}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function sentenceOf(disk: DiskTrouble, name: string): string {
  switch (disk.kind) {
    case 'changed':
      return disk.wantsSave
        ? t('window.diskBanner.wasNotSaved', { name })
        : t('window.diskBanner.wasChangedElsewhere', { name });
    case 'gone':
      return t('window.diskBanner.wasDeletedRenamed', { name });
    case 'elsewhere':
      return t('window.diskBanner.openAnotherWindow', { name });
  }
}

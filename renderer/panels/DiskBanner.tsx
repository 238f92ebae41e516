import { TriangleAlert } from 'lucide-react';
import { keepMine, showDifference, takeFile } from '../actions/edits/resolveConflict.ts';
import { fileNameOf, saveDocument, saveDocumentAs } from '../actions/edits/saveDocument.ts';
import type { App } from '../engine/app.ts';
import { useApp, useDocument, useView } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import type { DiskTrouble } from '../stores/viewStore.ts';
import { Button } from '../ui/Button.tsx';

type Answer = { readonly label: string; readonly act: (app: App) => unknown };

const answers: { readonly [K in DiskTrouble['kind']]: readonly Answer[] } = {
  changed: [
    { label: 'See difference', act: showDifference },
    { label: 'Reload', act: takeFile },
    { label: 'Keep mine', act: keepMine },
  ],
  gone: [
    { label: 'Save again', act: saveDocument },
    { label: 'Save as…', act: saveDocumentAs },
  ],
  elsewhere: [{ label: 'Close', act: ({ view }) => view.getState().setDisk(null) }],
};

/** What is wrong between the shown document and its file, and what can be done; nothing where all is well. */
export function DiskBanner(): React.JSX.Element {
  const app = useApp();
  const disk = useView((state) => state.disk);
  const path = useDocument((state) => state.path) ?? '';
  const act = async (answer: Answer): Promise<void> => {
    try {
      await answer.act(app);
    } catch (error) {
      app.notify({ kind: 'error', message: failureOf(error).message });
    }
  };
  return (
    // It is there before it says anything, so that it is read out.
    <div role="status" aria-label="The file">
      {disk !== null && (
        <div className="chrome flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b border-border bg-warning-soft px-3 py-1">
          <TriangleAlert aria-hidden size={14} className="shrink-0 text-warning" />
          <p className="min-w-0 flex-1 basis-80 text-base">{sentenceOf(disk, fileNameOf(path))}</p>
          <div className="flex gap-1.5">
            {answers[disk.kind].map((answer) => (
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
        ? `"${name}" was not saved: it was changed elsewhere since you opened it.`
        : `"${name}" was changed elsewhere, and you have changes that are not saved.`;
    case 'gone':
      return `"${name}" was deleted, renamed or moved. Nothing is lost: it is all here.`;
    case 'elsewhere':
      return `"${name}" is open in another window, with changes that are not saved there.`;
  }
}

import { useState } from 'react';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { bringIn, type PickedFile } from '../../actions/edits/addFiles.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';

type Import = {
  /** What is going on, for the button; null when nothing is. */
  readonly progress: string | null;
  /** Brings files in, in order. Those that fail are told to the user and left out. */
  readonly importFiles: (files: readonly PickedFile[]) => Promise<readonly FileRef[]>;
};

/** Brings files into the artifact store. */
export function useImport(): Import {
  const app = useApp();
  const [progress, setProgress] = useState<string | null>(null);
  const importFiles = async (files: readonly PickedFile[]): Promise<readonly FileRef[]> => {
    const added: FileRef[] = [];
    const { countImporting } = app.view.getState();
    countImporting(1);
    for (const [index, file] of files.entries()) {
      setProgress(
        files.length === 1
          ? t('nodes.useImport.adding')
          : t('nodes.useImport.addingOf', { number: index + 1, all: files.length }),
      );
      try {
        added.push(await bringIn(app, file));
      } catch (error) {
        app.notify({ kind: 'error', message: failureOf(error).message });
      }
    }
    countImporting(-1);
    setProgress(null);
    return added;
  };
  return { progress, importFiles };
}

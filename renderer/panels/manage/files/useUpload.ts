import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../../../engine/AppContext.tsx';
import { importFile } from '../../../engine/EngineContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { t } from '../../../messages/t.ts';

type Upload = {
  /** What is going on, for the button; null when nothing is. */
  readonly progress: string | null;
  readonly upload: (files: readonly File[]) => Promise<void>;
};

/** Brings files into the artifact store and uploads them, one after the other. One that fails is told, the rest goes on. */
export function useUpload(): Upload {
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const [progress, setProgress] = useState<string | null>(null);
  const upload = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    let count = 0;
    for (const [index, file] of files.entries()) {
      setProgress(t('storedFiles.useUpload.uploading', { number: index + 1, all: files.length }));
      try {
        const { id: artifact } = await importFile(app.info, file);
        await app.client.resources.files.upload({ provider, artifact, name: file.name });
        count += 1;
      } catch (error) {
        const { message } = failureOf(error);
        app.notify({
          kind: 'error',
          message: t('storedFiles.useUpload.wasNotUploaded', { name: file.name, message }),
        });
      }
    }
    setProgress(null);
    if (count === 0) return;
    app.notify({ kind: 'success', message: t('storedFiles.useUpload.uploaded', { count }) });
    await queries.invalidateQueries({ queryKey: resourceKey(provider, 'files') });
  };
  return { progress, upload };
}

import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { SignedFile } from '../../../../shared/domain/providerFile.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useOutputFolder } from '../../useOutputFolder.ts';
import { useManage } from '../ManageContext.tsx';
import { t } from '../../../messages/t.ts';

/** Where a file comes from, an address, the hash of what is kept already or a signed link; and what it is called. */
export type FileToSave = {
  readonly from: { readonly url: string } | { readonly artifact: string } | SignedFile;
  readonly name?: string;
};

/** Fetches a file into the output folder, and says where it is. */
export function useSaveFile(): UseMutationResult<unknown, Error, FileToSave> {
  const app = useApp();
  const { provider } = useManage();
  const { outputFolder: folder } = useOutputFolder();
  return useMutation({
    mutationFn: (file: FileToSave) =>
      app.client.resources.files.download({ provider, ...file, folder }),
    onSuccess: ({ path }) => {
      if (path === null) return;
      const action = {
        label: t('common.show'),
        onClick: () => void app.client.dialogs.reveal({ path }).catch(() => undefined),
      };
      app.notify({
        kind: 'success',
        message: t('manage.useSaveFile.savedAs', { path }),
        ...(app.info.nativeDialogs ? { action } : {}),
      });
    },
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
}

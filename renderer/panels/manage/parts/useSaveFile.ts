import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useOutputFolder } from '../../useOutputFolder.ts';
import { useManage } from '../ManageContext.tsx';

/** Fetches what is at an address into the output folder, and says where it is. */
export function useSaveFile(): UseMutationResult<unknown, Error, string> {
  const app = useApp();
  const { provider } = useManage();
  const { outputFolder: folder } = useOutputFolder();
  return useMutation({
    mutationFn: (url: string) =>
      app.client.resources.files.download({ provider, from: { url }, folder }),
    onSuccess: ({ path }) => {
      if (path === null) return;
      const action = {
        label: 'Show',
        onClick: () => void app.client.dialogs.reveal({ path }).catch(() => undefined),
      };
      app.notify({
        kind: 'success',
        message: `Saved as ${path}.`,
        ...(app.info.nativeDialogs ? { action } : {}),
      });
    },
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
}

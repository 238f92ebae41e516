import { useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { ModelDetails, ModelVersion } from '../../../../shared/domain/model.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useAct } from '../parts/useAct.ts';
import { t } from '../../../messages/t.ts';

type Options = {
  readonly details: ModelDetails;
  readonly version: ModelVersion;
  readonly onDeleted: () => void;
};

/** Deletes a version after asking; the provider does it a little later, with all predictions of the version. */
export function useDeleteVersion(options: Options): UseMutationResult<void, Error, void> {
  const { details, version, onDeleted } = options;
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const { owner, name } = details;
  const short = version.id.slice(0, 12);
  return useAct({
    kind: 'versions',
    ask: {
      title: t('models.useDeleteVersion.deleteThis', { short, owner, name }),
      message: t('models.useDeleteVersion.providerDeletesVersion'),
      verb: t('models.useDeleteVersion.deleteVersion'),
    },
    act: () => app.client.resources.versions.delete({ provider, owner, name, version: version.id }),
    done: t('models.useDeleteVersion.providerDeletingVersion', { short, owner, name }),
    onDone: () => {
      onDeleted();
      for (const kind of ['models', 'predictions'] as const) {
        void queries.invalidateQueries({ queryKey: resourceKey(provider, kind) });
      }
    },
  });
}

import { useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { ModelDetails, ModelVersion } from '../../../../shared/domain/model.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useAct } from '../parts/useAct.ts';

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
      title: `Delete version ${short} of ${owner}/${name}?`,
      message:
        'The provider deletes the version, and every prediction that was made with it, with their outputs. Pipelines and deployments that use it stop working. It cannot be brought back.',
      verb: 'Delete the version',
    },
    act: () => app.client.resources.versions.delete({ provider, owner, name, version: version.id }),
    done: `The provider is deleting version ${short} of ${owner}/${name}.`,
    onDone: () => {
      onDeleted();
      for (const kind of ['models', 'predictions'] as const) {
        void queries.invalidateQueries({ queryKey: resourceKey(provider, kind) });
      }
    },
  });
}

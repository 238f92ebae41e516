import { useQuery } from '@tanstack/react-query';
import { parseModelRef, type ModelVersion } from '../../../../shared/domain/model.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useDebounced } from '../../useDebounced.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { formatDate } from '../../../messages/language.ts';
import { t } from '../../../messages/t.ts';

/** The versions of a model that is being typed. */
export type TypedVersions = {
  readonly versions: readonly ModelVersion[];
  readonly isLoading: boolean;
  /** Why there are none, in one sentence. */
  readonly problem?: string;
};

/** The newest versions of `owner/name`, once it is typed whole. */
export function useVersions(model: string): TypedVersions {
  const engine = useEngine();
  const { provider } = useManage();
  const settled = useDebounced(model.trim(), 400);
  const ref = parseModelRef(settled);
  const { data, error, isFetching } = useQuery({
    queryKey: resourceKey(provider, 'versions', settled),
    queryFn: ({ signal }) =>
      engine.resources.versions.list(
        { provider, owner: ref?.owner ?? '', name: ref?.name ?? '' },
        { signal },
      ),
    enabled: ref !== undefined,
  });
  const versions = data?.items ?? [];
  const isNew = settled !== model.trim();
  if (error !== null && !isNew) {
    return { versions: [], isLoading: false, problem: failureOf(error).message };
  }
  const none = data !== undefined && versions.length === 0 && !isNew;
  return {
    versions: isNew ? [] : versions,
    isLoading: isFetching || (isNew && parseModelRef(model) !== undefined),
    ...(none ? { problem: t('manage.useVersions.hasNoVersions', { model: settled }) } : {}),
  };
}

/** A version as a list offers it: the beginning of its id, and its date. */
export function versionItem({ id, createdAt }: ModelVersion): {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
} {
  const hint = createdAt === null ? '' : formatDate(Date.parse(createdAt), { dateStyle: 'short' });
  return { value: id, label: id.slice(0, 12), ...(hint === '' ? {} : { hint }) };
}

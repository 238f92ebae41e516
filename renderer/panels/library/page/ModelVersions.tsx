import { History } from 'lucide-react';
import type { ModelDetails, ModelVersion } from '../../../../shared/domain/model.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatDay } from '../../format.ts';
import { useLibrary } from '../LibraryContext.tsx';
import { modelName } from '../modelName.ts';
import { PagedPart } from '../PagedPart.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useListing } from '../../useListing.ts';
import { freshMs } from '../freshMs.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly model: ModelDetails };

/** The versions of a model, the newest first; any of them can be put on the canvas. */
export function ModelVersions({ model }: Props): React.JSX.Element {
  const { owner, name, official, latestVersion } = model;
  const { resources } = useEngine();
  const { provider } = useLibrary();
  const list = useListing<ModelVersion>({
    key: resourceKey(provider, 'versions', 'library', `${owner}/${name}`),
    staleTime: freshMs,
    enabled: !official,
    fetchPage: async (request, signal) => {
      try {
        return await resources.versions.list({ provider, owner, name, ...request }, { signal });
      } catch (error) {
        if (failureOf(error).kind === 'not-found') return { items: [] };
        throw error;
      }
    },
  });
  const empty = official ? (
    <EmptyState
      icon={History}
      title={t('library.modelVersions.alwaysNewest')}
      hint={t('library.modelVersions.officialModelHas')}
    />
  ) : (
    <EmptyState
      icon={History}
      title={t('library.modelVersions.noVersions')}
      hint={t('library.modelVersions.nothingWasPushed')}
    />
  );
  return (
    <PagedPart list={list} empty={empty}>
      {(versions) => (
        <ul aria-label={t('common.versions')}>
          {versions.map((version) => (
            <VersionItem
              key={version.id}
              model={modelName(model)}
              version={version}
              isNewest={version.id === latestVersion?.id}
            />
          ))}
        </ul>
      )}
    </PagedPart>
  );
}

type ItemProps = {
  readonly model: string;
  readonly version: ModelVersion;
  readonly isNewest: boolean;
};

function VersionItem({ model, version, isNewest }: ItemProps): React.JSX.Element {
  const { place, placing } = useLibrary();
  const { id, createdAt, cogVersion } = version;
  const reference = `${model}:${id}`;
  const facts = [
    createdAt === null ? '' : formatDay(Date.parse(createdAt)),
    cogVersion === null ? '' : t('library.modelVersions.cog', { version: cogVersion }),
  ].filter((fact) => fact !== '');
  return (
    <li className="flex items-center gap-2 border-b border-border px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5">
          <span className="font-mono text-sm" title={id}>
            {id.slice(0, 8)}
          </span>
          {isNewest && <Badge tone="success">{t('library.modelVersions.newest')}</Badge>}
        </p>
        <p className="truncate text-sm text-muted">{facts.join(' · ')}</p>
      </div>
      <Button
        size="sm"
        aria-label={t('library.modelVersions.useVersionNamed', { version: id.slice(0, 8) })}
        busy={placing === reference}
        onClick={() => place({ model: reference })}
      >
        {t('library.modelVersions.useVersion')}
      </Button>
    </li>
  );
}

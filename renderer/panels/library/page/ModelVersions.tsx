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
      title="Always the newest"
      hint="An official model has no versions to choose from: its owner keeps it up to date."
    />
  ) : (
    <EmptyState
      icon={History}
      title="No versions"
      hint="Nothing was pushed or trained yet, so the model cannot run."
    />
  );
  return (
    <PagedPart list={list} empty={empty}>
      {(versions) => (
        <ul aria-label="Versions">
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
    cogVersion === null ? '' : `Cog ${cogVersion}`,
  ].filter((fact) => fact !== '');
  return (
    <li className="flex items-center gap-2 border-b border-border px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5">
          <span className="font-mono text-sm" title={id}>
            {id.slice(0, 8)}
          </span>
          {isNewest && <Badge tone="success">Newest</Badge>}
        </p>
        <p className="truncate text-sm text-muted">{facts.join(' · ')}</p>
      </div>
      <Button
        size="sm"
        aria-label={`Use this version, ${id.slice(0, 8)}`}
        busy={placing === reference}
        onClick={() => place({ model: reference })}
      >
        Use this version
      </Button>
    </li>
  );
}

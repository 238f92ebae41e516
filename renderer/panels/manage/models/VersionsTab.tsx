import { useQueryClient } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ModelDetails, ModelVersion } from '../../../../shared/domain/model.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useChosen } from '../parts/useChosen.ts';
import { useListing } from '../../useListing.ts';
import { When } from '../parts/When.tsx';
import { VersionPane } from './VersionPane.tsx';
import { t } from '../../../messages/t.ts';

type Props = { readonly details: ModelDetails; readonly isOwn: boolean };

type Going = ReadonlySet<string>;

const columnsFor = (going: Going): readonly Column<ModelVersion>[] => [
  {
    id: 'id',
    title: t('common.version'),
    text: ({ id }) => id,
    cell: ({ id }) => (
      <span className="flex items-center gap-2">
        <span className="font-mono">{id.slice(0, 16)}</span>
        {going.has(id) && <Badge tone="warning">{t('models.versionsTab.beingDeleted')}</Badge>}
      </span>
    ),
  },
  {
    id: 'created',
    title: t('common.created'),
    text: ({ createdAt }) => createdAt ?? '',
    cell: ({ createdAt }) => <When at={createdAt} />,
    className: 'w-32 text-muted',
  },
  {
    id: 'cog',
    title: 'Cog',
    text: ({ cogVersion }) => cogVersion ?? '',
    className: 'w-28 text-muted @max-md:hidden',
  },
];

/** The versions of a model, newest first. */
export function VersionsTab({ details, isOwn }: Props): React.JSX.Element {
  const app = useApp();
  const { provider } = useManage();
  const { chosen, choose, close, reset } = useChosen();
  const { owner, name } = details;
  const queries = useQueryClient();
  const [going, setGoing] = useState<Going>(new Set());
  const listing = useListing<ModelVersion>({
    key: resourceKey(provider, 'versions', 'pages', `${owner}/${name}`),
    fetchPage: (cursor, signal) =>
      app.client.resources.versions.list({ provider, owner, name, ...cursor }, { signal }),
    // A deletion is only accepted: the version goes later.
    isLive: ({ id }) => going.has(id),
  });
  const { items } = listing;
  const gone =
    items === undefined
      ? 0
      : [...going].filter((id) => !items.some((item) => item.id === id)).length;
  useEffect(() => {
    if (gone > 0) void queries.invalidateQueries({ queryKey: resourceKey(provider, 'models') });
  }, [gone, queries, provider]);
  const found = listing.items?.find(({ id }) => id === chosen);
  return (
    <div className="flex h-full min-h-0">
      <ListPage
        title={t('common.versions')}
        listing={listing}
        columns={columnsFor(going)}
        keyOf={({ id }) => id}
        chosen={chosen}
        onChoose={({ id }) => choose(id)}
        empty={
          <EmptyState
            icon={Layers}
            title={t('models.versionsTab.noVersionsYet')}
            hint={t('models.versionsTab.startTrainingAs', { owner, name })}
          />
        }
        pane={
          found !== undefined && (
            <VersionPane
              key={found.id}
              details={details}
              version={found}
              isOwn={isOwn}
              onClose={close}
              onDeleted={() => {
                setGoing(new Set([...going, found.id]));
                reset(null);
              }}
            />
          )
        }
      />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useState } from 'react';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { freshOf } from '../../../engine/freshOf.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { starredClass } from '../ModelRow.tsx';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { BackBar } from '../BackBar.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { freshMs } from '../freshMs.ts';
import { useLibrary } from '../LibraryContext.tsx';
import { ListFailure } from '../ListFailure.tsx';
import { ListSkeleton } from '../ListSkeleton.tsx';
import { ReloadButton } from '../ReloadButton.tsx';
import { ModelAbout } from './ModelAbout.tsx';
import { ModelExamples } from './ModelExamples.tsx';
import { ModelHead } from './ModelHead.tsx';
import { ModelVersions } from './ModelVersions.tsx';
import { t } from '../../../messages/t.ts';

type Props = { readonly owner: string; readonly name: string };

/** One model: what it is, what it takes and gives, its examples and versions. */
export function ModelPage({ owner, name }: Props): React.JSX.Element {
  const { resources } = useEngine();
  const { provider } = useLibrary();
  const query = useQuery({
    queryKey: resourceKey(provider, 'models', 'one', `${owner}/${name}`),
    queryFn: ({ signal, ...context }) =>
      resources.models.get({ provider, owner, name, ...freshOf(context) }, { signal }),
    staleTime: freshMs,
  });
  return (
    <>
      <BackBar>
        <ReloadButton subject={`${owner}/${name}`} />
        {query.isSuccess && <StarButton model={query.data} />}
      </BackBar>
      {query.isPending && <ListSkeleton rows={5} label={t('library.modelPage.loadingModel')} />}
      {query.isError && <ListFailure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Content model={query.data} />}
    </>
  );
}

function Content({ model }: { readonly model: ModelDetails }): React.JSX.Element {
  const [tab, setTab] = useState('about');
  return (
    <>
      <ModelHead model={model} />
      <div className="min-h-0 flex-1">
        <Tabs
          label={t('library.modelPage.aboutModel', { name: model.name })}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'about',
              label: t('common.about'),
              content: <ModelAbout model={model} />,
            },
            {
              id: 'examples',
              label: t('common.examples'),
              content: <ModelExamples model={model} />,
            },
            {
              id: 'versions',
              label: t('common.versions'),
              content: <ModelVersions model={model} />,
            },
          ]}
        />
      </div>
    </>
  );
}

function StarButton({ model }: { readonly model: ModelDetails }): React.JSX.Element {
  const { isFavourite, toggleFavourite } = useLibrary();
  const starred = isFavourite(model);
  return (
    <IconButton
      label={t('library.modelPage.favourite')}
      icon={Star}
      aria-pressed={starred}
      className={cx('aria-pressed:bg-transparent', starred && starredClass)}
      onClick={() => toggleFavourite(model)}
    />
  );
}

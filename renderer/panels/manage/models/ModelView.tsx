import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { parseModelRef, type ModelDetails } from '../../../../shared/domain/model.ts';
import { freshOf } from '../../../engine/freshOf.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useManage } from '../ManageContext.tsx';
import { FailureState } from '../parts/FailureState.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useAccount } from '../parts/useAccount.ts';
import { ModelAbout } from './ModelAbout.tsx';
import { ReadmeTab } from './ReadmeTab.tsx';
import { VersionsTab } from './VersionsTab.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  /** `owner/name`. */
  readonly model: string;
  readonly onBack: () => void;
};

/** One model: what it says about itself, its readme and its versions. */
export function ModelView({ model, onBack }: Props): React.JSX.Element {
  const engine = useEngine();
  const { provider, leave } = useManage();
  const account = useAccount();
  const [tab, setTab] = useState('about');
  const { owner, name } = parseModelRef(model) ?? { owner: '', name: '' };
  const { data, error, refetch } = useQuery({
    queryKey: resourceKey(provider, 'models', 'one', model),
    queryFn: ({ signal, ...context }) =>
      engine.resources.models.get({ provider, owner, name, ...freshOf(context) }, { signal }),
  });
  return (
    <section aria-label={model} className="flex min-h-0 flex-1 flex-col">
      <header className="chrome flex h-12 shrink-0 items-center gap-2 px-3">
        <IconButton
          label={t('models.modelView.backModels')}
          icon={ArrowLeft}
          data-manage-close
          onClick={() => leave(onBack)}
        />
        <h2 className="min-w-0 truncate text-lg font-semibold">{model}</h2>
        {data !== undefined && <Badges details={data} />}
      </header>
      {data === undefined && error === null && <Skeleton className="m-4 h-40 rounded-lg" />}
      {data === undefined && error !== null && (
        <FailureState
          title={t('models.modelView.couldNotRead', { model })}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data !== undefined && (
        <div className="min-h-0 flex-1">
          <Tabs
            label={model}
            value={tab}
            isManual
            onChange={(next) => leave(() => setTab(next))}
            tabs={tabsOf(data, account.data?.username === owner, onBack)}
          />
        </div>
      )}
    </section>
  );
}

function tabsOf(details: ModelDetails, isOwn: boolean, onDeleted: () => void) {
  return [
    {
      id: 'about',
      label: t('common.about'),
      content: <ModelAbout details={details} isOwn={isOwn} onDeleted={onDeleted} />,
    },
    {
      id: 'readme',
      label: t('models.modelView.readme'),
      content: <ReadmeTab details={details} isOwn={isOwn} />,
    },
    {
      id: 'versions',
      label: t('common.versions'),
      content: <VersionsTab details={details} isOwn={isOwn} />,
    },
  ];
}

function Badges({ details }: { readonly details: ModelDetails }): React.JSX.Element {
  return (
    <>
      {details.visibility !== undefined && (
        <Badge>
          {details.visibility === 'private' ? t('common.youOnly') : t('common.everyone')}
        </Badge>
      )}
      {details.official && <Badge tone="accent">{t('common.official')}</Badge>}
    </>
  );
}

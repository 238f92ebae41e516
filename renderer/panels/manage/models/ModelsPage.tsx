import { Box, Plus } from 'lucide-react';
import { useState } from 'react';
import { parseModelRef, type ModelSummary } from '../../../../shared/domain/model.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { formatCount } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { newKey, useChosen } from '../parts/useChosen.ts';
import { ModelView } from './ModelView.tsx';
import { NewModel } from './NewModel.tsx';
import { rememberModel } from '../../rememberedModels.ts';
import { useOwnModels } from '../../useOwnModels.ts';
import { t } from '../../../messages/t.ts';

function columns(): readonly Column<ModelSummary>[] {
  return [
    { id: 'name', title: t('common.model'), text: nameOf, className: '@max-md:w-auto w-64' },
    {
      id: 'visibility',
      title: t('models.modelsPage.for'),
      text: ({ visibility }) => visibility ?? '',
      cell: ({ visibility }) => <Visibility visibility={visibility} />,
      className: 'w-24',
    },
    {
      id: 'runs',
      title: t('common.runCount'),
      text: ({ runCount }) => formatCount(runCount),
      sortBy: ({ runCount }) => runCount,
      className: 'w-20 tabular text-muted @max-md:hidden',
    },
    {
      id: 'description',
      title: t('common.description'),
      text: ({ description }) => description,
      className: 'text-muted @max-xl:hidden',
    },
  ];
}

function nameOf({ owner, name }: Pick<ModelSummary, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}

function Visibility({ visibility }: Pick<ModelSummary, 'visibility'>): React.JSX.Element | null {
  if (visibility === undefined) return null;
  return <Badge>{visibility === 'private' ? t('common.youOnly') : t('common.everyone')}</Badge>;
}

/** The models of the account, and one of them with its text and versions. */
export function ModelsPage(): React.JSX.Element {
  const { provider } = useManage();
  const { chosen, choose, close, reset } = useChosen();
  const [opened, setOpened] = useState<string | null>(null);
  const listing = useOwnModels(provider);
  const open = (model: string): void => {
    rememberModel(localStorage, provider, model);
    reset(null);
    setOpened(model);
  };
  if (opened !== null) {
    return <ModelView key={opened} model={opened} onBack={() => setOpened(null)} />;
  }
  const create = (): void => choose(newKey);
  return (
    <ListPage
      title={t('manage.sections.models')}
      listing={listing}
      columns={columns()}
      keyOf={nameOf}
      chosen={chosen}
      onChoose={(item) => open(nameOf(item))}
      actions={
        <Button kind="primary" icon={Plus} data-new onClick={create}>
          {t('models.modelsPage.newModel')}
        </Button>
      }
      below={<OpenByName onOpen={open} />}
      empty={
        <EmptyState
          icon={Box}
          title={t('models.modelsPage.noModelsYours')}
          hint={t('models.modelsPage.modelNamePlace')}
        >
          <Button onClick={create}>{t('models.modelsPage.createModel')}</Button>
        </EmptyState>
      }
      pane={chosen === newKey && <NewModel onClose={close} onCreated={open} />}
    />
  );
}

function OpenByName({ onOpen }: { readonly onOpen: (model: string) => void }): React.JSX.Element {
  const [text, setText] = useState('');
  const ref = parseModelRef(text);
  return (
    <form
      className="flex max-w-md items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (ref !== undefined) onOpen(nameOf(ref));
      }}
    >
      <TextInput
        mono
        aria-label={t('models.modelsPage.openModelName')}
        placeholder={t('models.modelsPage.openAnyModel')}
        value={text}
        onChange={setText}
      />
      <Button submits disabled={ref === undefined}>
        {t('common.open')}
      </Button>
    </form>
  );
}
